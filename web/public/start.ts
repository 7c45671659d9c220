// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether this browser can seal. If not, the page says so and offers the way without a script; nothing ever
// falls back to it by itself.
import { NoWebAssembly, WrongAnswers, start } from "../shared/sealing/sodium.ts";
import { patiently } from "./line/fetching.ts";
import { all } from "./page/dom.ts";
import { language, loadTexts } from "./page/texts.ts";
import { loadWords } from "./words.ts";

export async function startSealing(): Promise<boolean> {
  try {
    await patiently(() => Promise.all([start(), loadTexts(), loadWords(language())]), cannotSeal);
  } catch (reason) {
    // Nothing came over the line: the sentence about waiting stays.
    if (!cannotSeal(reason)) return false;
    show("[data-no-sealing]");
    hide("[data-waiting]");
    return false;
  }
  hide("[data-waiting]");
  show("[data-sealed-here]");
  return true;
}

function cannotSeal(reason: unknown): boolean {
  return reason instanceof NoWebAssembly || reason instanceof WrongAnswers;
}

function show(selector: string): void {
  for (const one of all(selector)) one.hidden = false;
}

function hide(selector: string): void {
  for (const one of all(selector)) one.hidden = true;
}
