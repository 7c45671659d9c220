// SPDX-License-Identifier: AGPL-3.0-or-later
// Small comforts: a text field grows with what is written, and says when it is nearly full.
import { all, find, make } from "./dom.ts";
import { say } from "./texts.ts";

const near = 0.8; // of the limit

export function characters(text: string): number {
  return [...text.replaceAll("\r", "")].length;
}

export function addComforts(inside: ParentNode): void {
  for (const field of all<HTMLTextAreaElement>("textarea", inside)) {
    field.addEventListener("input", () => grow(field));
    grow(field);
  }
  for (const field of all<HTMLTextAreaElement | HTMLInputElement>("[data-limit]", inside))
    field.addEventListener("input", () => count(field));
}

function grow(field: HTMLTextAreaElement): void {
  // Never smaller than the page drew it or a hand pulled it.
  if (field.scrollHeight > field.clientHeight)
    field.style.minBlockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

function count(field: HTMLTextAreaElement | HTMLInputElement): void {
  const limit = Number(field.dataset.limit);
  const used = characters(field.value);
  const shown = find(":scope > [data-left]", field.parentElement!);
  if (used <= limit) unmark(field);
  if (used < limit * near) return shown?.remove();
  const place = shown ?? field.parentElement!.appendChild(make("p", { class: "hint", "data-left": "" }));
  place.textContent = say("script.left", { count: limit - used });
}

// Marked as the page without a script marks it: with a sentence in the label.
export function markTooLong(field: HTMLElement): void {
  unmark(field);
  field.setAttribute("aria-invalid", "true");
  const sentence = say("ask.over", { limit: Number(field.dataset.limit) });
  find("label", field.parentElement!)?.append(make("strong", { "data-over": "" }, ` ${sentence}`));
  // It may stand in a part that is closed.
  for (let part = field.closest("details"); part; part = part.parentElement!.closest("details"))
    part.open = true;
}

function unmark(field: HTMLElement): void {
  field.removeAttribute("aria-invalid");
  find("label > [data-over]", field.parentElement!)?.remove();
}
