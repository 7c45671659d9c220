// SPDX-License-Identifier: AGPL-3.0-or-later
// The receipt, shown once and typed back once. It stands in no address, no title and no storage.
import { forgetAll, neverComeBack, onForget } from "../leave.ts";
import { insist, post } from "../line/line.ts";
import { alertAbove, clearAlert } from "../page/alert.ts";
import { copyOf, find, make, onSend, turnTo } from "../page/dom.ts";
import { language, say, sentenceFor } from "../page/texts.ts";
import { Refused } from "../line/line.ts";
import { fillReceipt } from "../receipt_page.ts";
import { readWords } from "../words.ts";
import type { Arrived } from "./sending.ts";

export function showReceipt({ receipt, finderHash, deferred }: Arrived, token: string): void {
  const { numbers } = receipt;
  const page = copyOf("receipt");
  const confirmed = copyOf("confirmed");
  receipt.clear();
  neverComeBack();
  onForget(() => numbers.fill(0));
  fillReceipt(page, numbers);
  turnTo(page);
  if (deferred) find("h1")?.after(make("p", { class: "note", role: "status" }, say("files.deferred")));

  const form = find<HTMLFormElement>("form[data-havre=receipt]");
  if (!form) return;
  let checking = false;
  onSend(form, async () => {
    if (checking) return;
    checking = true;
    if (await isRight(form, numbers, { token, finder_hash: finderHash })) {
      forgetAll();
      turnTo(confirmed);
    }
    checking = false;
  });
}

// Compared here; only that it was right is told, and by what the server has already.
async function isRight(form: HTMLFormElement, numbers: readonly number[], proof: object): Promise<boolean> {
  clearAlert(form);
  const field = find<HTMLTextAreaElement>("textarea", form)!;
  try {
    const typed = await readWords(field.value, language());
    if (!typed) return wrong(form, "receipt.unreadable");
    if (!typed.every((number, i) => number === numbers[i])) return wrong(form, "receipt.unknown");
    const { signal } = new AbortController();
    const watch = {
      signal,
      interrupted: () => alertAbove(form, say("script.interrupted")),
      resumed: () => clearAlert(form),
    };
    await insist(() => post("/api/receipts", proof, signal), watch);
    return true;
  } catch (reason) {
    return wrong(form, reason instanceof Refused ? reason.code : "script.interrupted");
  }
}

function wrong(form: HTMLFormElement, key: string): false {
  alertAbove(form, sentenceFor(key));
  return false;
}
