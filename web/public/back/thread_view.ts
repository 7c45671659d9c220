// SPDX-License-Identifier: AGPL-3.0-or-later
// The thread as _thread.mustache draws it: the page brings all its parts, and those that do not apply are
// taken out.
import { all, fill, find } from "../page/dom.ts";
import { say } from "../page/texts.ts";
import { hourText } from "./dates.ts";
import { type MessageParts, messageView } from "./message_view.ts";
import type { Thread, ThreadAnswer } from "./opening.ts";

// "binned" is said as "closed": for the person it is the same.
export function shownState(state: string): string {
  return state === "binned" ? "closed" : state;
}

export function mayWrite({ reader, state }: ThreadAnswer): boolean {
  return reader.reach !== "none" && state !== "withdrawn" && state !== "destroyed";
}

export function fillThread(page: ParentNode, thread: Thread, parts: MessageParts): void {
  const { answer, messages } = thread;
  const state = shownState(answer.state);
  if (answer.kind === "complaint") fill("h1", say("thread.title_complaint"), page);
  const card = find("[data-state]", page);
  if (card) card.dataset.state = state;
  fill("[data-slot=state]", say(`state.${state}`), page);
  fill("[data-slot=state_text]", say(`state.${state}.text`), page);
  fill("[data-slot=arrived]", say("thread.arrived").replace("{date}", hourText(answer.arrived_hour)), page);
  find("[data-slot=messages]", page)?.replaceChildren(
    ...messages.map((message) => messageView(message, parts)),
  );
  for (const part of unused(answer)) find(`[data-part=${part}]`, page)?.remove();
  for (const rest of all(".rest", page)) if (!find("[data-part]", rest)) rest.remove();
}

function unused(answer: ThreadAnswer): string[] {
  const writes = mayWrite(answer);
  const whole = answer.reader.reach === "all";
  return [
    ...(writes ? [] : ["write"]),
    ...(writes && whole ? [] : ["contact", "consent", "withdraw"]),
    ...(writes && whole && answer.state === "closed" ? [] : ["closing"]),
    ...(writes && answer.reader.kind === "reporter" ? [] : ["handover"]),
    ...(whole ? [] : ["destroy"]),
  ];
}

// What was agreed to last, as far as this receipt can know.
export function tickConsents(page: ParentNode, { messages }: Thread): void {
  const said = messages.map((one) => one.said?.answers.consent).filter((one) => one !== undefined);
  const agreed = [said.at(-1) ?? []].flat();
  for (const box of all<HTMLInputElement>("input[name=consent]", page))
    box.checked = agreed.includes(box.value);
}
