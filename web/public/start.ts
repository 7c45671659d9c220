// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether this browser can seal. If not, the page says so and offers the way without a script; nothing ever
// falls back to it by itself.
import { NoWebAssembly, WrongAnswers, start } from "../shared/sealing/sodium.ts";
import { all } from "./page/dom.ts";
import { language, loadTexts } from "./page/texts.ts";
import { loadWords } from "./words.ts";

export async function startSealing(): Promise<boolean> {
  try {
    await Promise.all([start(), loadTexts(), loadWords(language())]);
  } catch (reason) {
    // What could not be fetched may still come after a reload; that sentence stands there already.
    if (!(reason instanceof NoWebAssembly || reason instanceof WrongAnswers)) return false;
    show("[data-no-sealing]");
    hide("[data-waiting]");
    return false;
  }
  hide("[data-waiting]");
  show("[data-sealed-here]");
  return true;
}

function show(selector: string): void {
  for (const one of all(selector)) one.hidden = false;
}

function hide(selector: string): void {
  for (const one of all(selector)) one.hidden = true;
}
