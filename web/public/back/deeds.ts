// SPDX-License-Identifier: AGPL-3.0-or-later
// What the forms of an open thread do.
import { isTooLong, readFields, saidIn } from "../ask/answers.ts";
import { ChosenFiles } from "../files/chosen.ts";
import { saveLink } from "../files/incoming.ts";
import { onForget } from "../leave.ts";
import { Refused, insist, post } from "../line/line.ts";
import { alertAbove, clearAlert } from "../page/alert.ts";
import { markTooLong } from "../page/comforts.ts";
import { find, main, make } from "../page/dom.ts";
import { Progress } from "../page/progress.ts";
import { language, say } from "../page/texts.ts";
import { sentenceOf, watching } from "../page/watching.ts";
import { copyAsJson, copyAsText } from "./copy.ts";
import type { OpenThread } from "./thread.ts";
import { type Words, type WritingWatch, write } from "./writing.ts";

export type Deeds = Record<string, (form: HTMLFormElement) => Promise<void>>;

export function deedsOf(page: OpenThread): Deeds {
  const form = find<HTMLFormElement>("form[data-havre=message]", main());
  const chosen = form && new ChosenFiles(form);
  return {
    message: (form) => sendMessage(page, form, chosen!),
    contact: (form) => sendContact(page, form),
    consent: (form) => sendConsent(page, form),
    closing: (form) => sendClosing(page, form),
    handover: (form) => sendHandover(page, form),
    export: async (form) => offerCopy(page, form),
    withdraw: (form) => withdraw(page, form),
    destroy: (form) => destroy(page, form),
  };
}

// Of forms within messages, which are drawn anew with them.
export function deedsOfMessages(page: OpenThread): Deeds {
  return { referee: (form) => sendReferee(page, form) };
}

async function sendMessage(page: OpenThread, form: HTMLFormElement, chosen: ChosenFiles): Promise<void> {
  await chosen.stopRecording();
  const field = find<HTMLTextAreaElement>("textarea", form)!;
  const text = field.value.replaceAll("\r", "");
  if (text.trim() === "" && chosen.files.length === 0) return alertAbove(form, say("message.empty"));
  const sent = await sendWords(page, form, { text, files: chosen.files }, "done.message_sent");
  if (sent) chosen.clear();
}

async function sendContact(page: OpenThread, form: HTMLFormElement): Promise<void> {
  const fields = readFields(form);
  const over = fields.find(isTooLong);
  if (over) {
    markTooLong(find(`[name="${over.name}"]`, form)!);
    return alertAbove(form, say("form.field_too_long"));
  }
  const set = saidIn(fields);
  if (Object.keys(set).length === 0) return alertAbove(form, say("message.empty"));
  await sendWords(page, form, { text: "", set }, "done.contact_changed");
}

// Everything unticked is an answer too.
async function sendConsent(page: OpenThread, form: HTMLFormElement): Promise<void> {
  const set = { consent: saidIn(readFields(form)).consent ?? [] };
  await sendWords(page, form, { text: "", set }, "done.consent_changed");
}

async function sendClosing(page: OpenThread, form: HTMLFormElement): Promise<void> {
  const fields = readFields(form);
  const over = fields.find(isTooLong);
  if (over) return alertAbove(form, say("form.field_too_long"));
  const set = saidIn(fields);
  if (Object.keys(set).length === 0) return alertAbove(form, say("message.empty"));
  await sendWords(page, form, { text: "", set, about: "closing" }, "done.closing_said");
}

async function sendReferee(page: OpenThread, form: HTMLFormElement): Promise<void> {
  const set = saidIn(readFields(form));
  if (!set.referee_allowed) return alertAbove(form, say("message.empty"));
  await sendWords(page, form, { text: "", set }, "done.referee_said");
}

async function sendHandover(page: OpenThread, form: HTMLFormElement): Promise<void> {
  await sendWords(page, form, { text: "", set: { handover: "asked" } }, "done.handover_asked");
}

// True: it has arrived.
async function sendWords(
  page: OpenThread,
  form: HTMLFormElement,
  words: Pick<Words, "text" | "set" | "about"> & { files?: readonly File[] },
  deed: string,
): Promise<boolean> {
  return act(page, form, async (watch) => {
    const whole = { files: [], language: language(), ...words };
    const deferred = await write(page.visit, page.thread, whole, watch);
    if (!("consent" in (words.set ?? {}))) form.reset();
    await page.refresh(watch, deferred ? "files.deferred" : deed);
  });
}

async function withdraw(page: OpenThread, form: HTMLFormElement): Promise<void> {
  if (!isSure(form)) return;
  await act(page, form, async (watch) => {
    await askOnce(page, "/api/withdraw", watch);
    await page.refresh(watch, "done.withdrawn");
  });
}

async function destroy(page: OpenThread, form: HTMLFormElement): Promise<void> {
  if (!isSure(form)) return;
  await act(page, form, async (watch) => {
    await askOnce(page, "/api/destroy", watch);
    page.end("destroyed");
  });
}

// When an answer was lost, being refused the second time means that it was done the first time.
async function askOnce(page: OpenThread, path: string, watch: WritingWatch): Promise<void> {
  watch.final();
  let asked = 0;
  try {
    await insist(() => {
      ++asked;
      return post(path, { finder: page.visit.finder }, watch.signal);
    }, watch);
  } catch (reason) {
    if (!(reason instanceof Refused && asked > 1)) throw reason;
  }
}

function isSure(form: HTMLFormElement): boolean {
  clearAlert(form);
  const sure = find<HTMLInputElement>("input[name=sure]", form)?.checked ?? false;
  if (!sure) alertAbove(form, say("sure.missing"));
  return sure;
}

// With a progress in place of the form, and a sentence when it did not work.
export async function act(
  page: OpenThread,
  form: HTMLFormElement,
  work: (watch: WritingWatch) => Promise<void>,
): Promise<boolean> {
  clearAlert(form);
  const stopping = new AbortController();
  const over = onForget(() => stopping.abort());
  const place = make("div", {});
  form.after(place);
  form.hidden = true;
  const progress = new Progress(place, "script.sending", () => stopping.abort());
  progress.tell("script.sealing");
  progress.focus();
  const watch = watching(progress, stopping.signal);
  let failed: string | null = null;
  try {
    await work({ ...watch, share: (done, total) => (page.idle.stillHere(), watch.share(done, total)) });
  } catch (reason) {
    failed = sentenceOf(reason, stopping.signal);
  }
  over();
  place.remove();
  form.hidden = false;
  if (failed !== null) alertAbove(form, failed);
  return failed === null;
}

function offerCopy({ thread }: OpenThread, form: HTMLFormElement): void {
  find(".files", form)?.remove();
  const copies = [
    saveLink(new Blob([copyAsText(thread)]), "copy.txt", "copy.txt"),
    saveLink(new Blob([copyAsJson(thread)]), "copy.json", "copy.json"),
  ];
  form.append(make("ul", { class: "files" }, ...copies.map((link) => make("li", {}, link))));
  copies[0].click();
}
