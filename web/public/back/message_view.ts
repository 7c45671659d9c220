// SPDX-License-Identifier: AGPL-3.0-or-later
// One message as _message.mustache draws it: the template's places filled, those without use taken out.
import { safeName, sizeText } from "../files/names.ts";
import { fill, find, make } from "../page/dom.ts";
import { say } from "../page/texts.ts";
import { hourText } from "./dates.ts";
import { withLabels } from "./labels.ts";
import type { Message } from "./opening.ts";
import type { SentFile } from "./payload.ts";

export interface MessageParts {
  template: DocumentFragment;
  onFile: (file: SentFile, button: HTMLButtonElement) => void;
  onForm: (form: HTMLFormElement) => void;
}

export function messageView(message: Message, parts: MessageParts): HTMLElement {
  const row = find("li", parts.template.cloneNode(true) as DocumentFragment)!;
  row.className = `message ${message.voice}`;
  fill(".who strong", say(`thread.${message.voice}`), row);
  fill("time", hourText(message.hour), row);
  fillText(row, message);
  fillAnswers(row, message);
  fillReferee(row, message, parts);
  fillFiles(row, message.said?.files ?? [], parts.onFile);
  return row;
}

function fillText(row: HTMLElement, { said, doubtful }: Message): void {
  const place = find("div.said", row)!;
  if (said?.text) {
    place.textContent = said.text;
    if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(said.language)) place.lang = said.language;
    return;
  }
  const hint = said
    ? ""
    : make("p", { class: "hint" }, say(doubtful ? "script.not_certain" : "thread.only_team"));
  place.replaceWith(hint);
}

function fillAnswers(row: HTMLElement, { said }: Message): void {
  const list = find("dl", row)!;
  const answers = withLabels(said?.answers ?? {});
  if (answers.length === 0) return list.remove();
  list.replaceChildren(
    ...answers.flatMap(({ question, given }) => [
      make("dt", {}, make("bdi", {}, question)),
      make("dd", { class: "said", dir: "auto" }, given),
    ]),
  );
}

// The team asks whether it may question somebody.
function fillReferee(row: HTMLElement, { voice, sequence, said }: Message, { onForm }: MessageParts): void {
  const form = find<HTMLFormElement>("form", row)!;
  if (voice === "mine" || !said?.answers.referee_asked) return form.remove();
  find<HTMLInputElement>("[name=referee_of]", form)!.value = String(sequence);
  onForm(form);
}

function fillFiles(row: HTMLElement, files: readonly SentFile[], onFile: MessageParts["onFile"]): void {
  const list = find("ul.files", row)!;
  if (files.length === 0) return list.remove();
  list.replaceChildren(...files.map((file) => make("li", {}, fileButton(file, onFile))));
}

function fileButton(file: SentFile, onFile: MessageParts["onFile"]): HTMLButtonElement {
  const size = make("small", { dir: "ltr" }, sizeText(file.size));
  const button = make(
    "button",
    { type: "button", class: "quiet" },
    make("bdi", {}, safeName(file.name)),
    " ",
    size,
  );
  button.addEventListener("click", () => onFile(file, button));
  return button;
}
