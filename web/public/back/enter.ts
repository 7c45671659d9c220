// SPDX-License-Identifier: AGPL-3.0-or-later
// The way back: a typed receipt opens its thread here, a typed code becomes a receipt of one's own.
import { KeysWrong, rootOfPage } from "../house.ts";
import { Refused } from "../line/line.ts";
import { alertAbove, clearAlert } from "../page/alert.ts";
import { find, onSend } from "../page/dom.ts";
import { Progress, progressPlace } from "../page/progress.ts";
import { language, say, sentenceFor } from "../page/texts.ts";
import { type Watching, watching } from "../page/watching.ts";
import { startSealing } from "../start.ts";
import { readWords } from "../words.ts";
import { takeUp } from "./code.ts";
import { openThread } from "./thread.ts";
import { Visit } from "./visit.ts";

export async function enter(form: HTMLFormElement): Promise<void> {
  if (!(await startSealing())) return;
  const goOn = form.dataset.havre === "replace" ? takeUp : openThread;
  let opening = false;
  onSend(form, async () => {
    if (opening) return;
    opening = true;
    await open(form, goOn);
    opening = false;
  });
}

type GoOn = (visit: Visit, watch: Watching) => Promise<void>;

async function open(form: HTMLFormElement, goOn: GoOn): Promise<void> {
  clearAlert(form);
  const field = find<HTMLTextAreaElement>("textarea", form)!;
  const stopping = new AbortController();
  const progress = new Progress(progressPlace(), "script.fetching", () => stopping.abort());
  progress.tell("script.preparing");
  let visit: Visit | null = null;
  try {
    const numbers = await readWords(field.value, language());
    if (!numbers) throw new Refused("receipt.unreadable");
    visit = new Visit(numbers, rootOfPage());
    await goOn(visit, watching(progress, stopping.signal));
    field.value = "";
    progress.close();
  } catch (reason) {
    visit?.forget();
    progress.close();
    alertAbove(form, sentenceOf(reason, stopping.signal));
  }
}

function sentenceOf(reason: unknown, stopped: AbortSignal): string {
  if (stopped.aborted) return say("script.stopped");
  if (reason instanceof KeysWrong) return say("script.keys_doubtful");
  if (!(reason instanceof Refused)) return say("script.not_opened");
  return sentenceFor(reason.code.endsWith("unknown") ? "receipt.unknown" : reason.code);
}
