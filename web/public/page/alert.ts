// SPDX-License-Identifier: AGPL-3.0-or-later
// The sentence that something did not work, in the look of the page that is rendered without a script.
import { find, make } from "./dom.ts";

export function alertAbove(form: HTMLElement, sentence: string): void {
  clearAlert(form);
  const box = make("div", { class: "alert", role: "alert", tabindex: "-1" }, make("p", {}, sentence));
  form.prepend(box);
  box.focus();
}

export function clearAlert(form: HTMLElement): void {
  find(":scope > .alert", form)?.remove();
}
