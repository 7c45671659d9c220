// SPDX-License-Identifier: AGPL-3.0-or-later
// The form: filled in, sealed here, sent, and the receipt in its place.
import { ChosenFiles } from "../files/chosen.ts";
import { type Kind, rootOfPage } from "../house.ts";
import { alertAbove, clearAlert } from "../page/alert.ts";
import { markTooLong } from "../page/comforts.ts";
import { find, onSend, valueOf } from "../page/dom.ts";
import { Progress, progressPlace } from "../page/progress.ts";
import { language, say } from "../page/texts.ts";
import { sentenceOf, watching } from "../page/watching.ts";
import { startSealing } from "../start.ts";
import { type Answers, answersOf, imminenceIn, readFields } from "./answers.ts";
import { showReceipt } from "./receipt.ts";
import { type Wish, sendRequest } from "./sending.ts";

export async function ask(form: HTMLFormElement): Promise<void> {
  if (!(await startSealing())) return;
  const chosen = new ChosenFiles(form);
  let sending = false;
  onSend(form, async () => {
    if (sending) return;
    sending = true;
    await sendForm(form, chosen);
    sending = false;
  });
}

async function sendForm(form: HTMLFormElement, chosen: ChosenFiles): Promise<void> {
  clearAlert(form);
  await chosen.stopRecording();
  const outcome = answersOf(readFields(form), chosen.files.length > 0);
  if ("refused" in outcome) return refuse(form, outcome.refused, outcome.at);
  await sendAnswers(form, wishOf(form, outcome.answers, chosen.files));
}

function wishOf(form: HTMLFormElement, answers: Answers, files: readonly File[]): Wish {
  const kind: Kind = valueOf(form, "kind") === "complaint" ? "complaint" : "request";
  const [token, imminence] = [valueOf(form, "token"), imminenceIn(answers)];
  return { token, kind, language: language(), imminence, answers, files, root: rootOfPage() };
}

async function sendAnswers(form: HTMLFormElement, wish: Wish): Promise<void> {
  const stopping = new AbortController();
  const progress = new Progress(progressPlace(), "script.sending", () => stopping.abort());
  form.hidden = true;
  progress.focus();
  try {
    const arrived = await sendRequest(wish, watching(progress, stopping.signal));
    form.reset();
    progress.close();
    showReceipt(arrived, wish.token);
  } catch (reason) {
    progress.close();
    form.hidden = false;
    alertAbove(form, sentenceOf(reason, stopping.signal));
  }
}

function refuse(form: HTMLFormElement, refused: string, at?: string): void {
  const field = at && find(`[name="${at}"]`, form);
  if (field) markTooLong(field);
  alertAbove(form, say(refused));
}
