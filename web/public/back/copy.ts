// SPDX-License-Identifier: AGPL-3.0-or-later
// What is theirs, to keep: as a text to read, and as JSON for another program. Made on this device.
import { safeName, sizeText } from "../files/names.ts";
import { hourText } from "./dates.ts";
import { say } from "../page/texts.ts";
import { withLabels } from "./labels.ts";
import type { Message, Thread } from "./opening.ts";
import { shownState } from "./thread_view.ts";

export function copyAsText({ answer, messages }: Thread): string {
  const head = [
    say("export.title"),
    say("thread.arrived").replace("{date}", hourText(answer.arrived_hour)),
    say(`state.${shownState(answer.state)}`),
  ];
  return [...head, ...messages.map(messageAsText)].join("\n") + "\n";
}

function messageAsText({ voice, hour, said }: Message): string {
  const lines = ["", "----", `${say(`thread.${voice}`)}, ${hourText(hour)}`, ""];
  if (!said) return [...lines, say("thread.only_team")].join("\n");
  if (said.text) lines.push(said.text);
  for (const { question, given } of withLabels(said.answers))
    lines.push(question, `  ${given.replaceAll("\n", "\n  ")}`);
  for (const file of said.files) lines.push(`* ${safeName(file.name)} (${sizeText(file.size)})`);
  return lines.join("\n");
}

export function copyAsJson({ answer, messages }: Thread): string {
  const plain = messages.map(({ voice, hour, said }) => ({
    from: voice === "mine" ? "me" : "team",
    hour: new Date(hour * 3_600_000).toISOString(),
    ...(said && {
      text: said.text,
      language: said.language,
      answers: said.answers,
      files: said.files.map(({ name, size }) => ({ name, size })),
    }),
  }));
  const arrived = new Date(answer.arrived_hour * 3_600_000).toISOString();
  return JSON.stringify(
    { v: 1, kind: answer.kind, state: shownState(answer.state), arrived, messages: plain },
    null,
    2,
  );
}
