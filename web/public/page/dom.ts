// SPDX-License-Identifier: AGPL-3.0-or-later
// The page as it came from the server, and small pieces added to it. Nothing is ever parsed as HTML.

export function find<Kind extends HTMLElement = HTMLElement>(
  selector: string,
  inside: ParentNode = document,
): Kind | null {
  return inside.querySelector<Kind>(selector);
}

export function all<Kind extends HTMLElement = HTMLElement>(
  selector: string,
  inside: ParentNode = document,
): Kind[] {
  return [...inside.querySelectorAll<Kind>(selector)];
}

export function main(): HTMLElement {
  return find("main") ?? document.body;
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

export function makeButton(label: string, deed: () => void, look = ""): HTMLButtonElement {
  const button = make("button", { type: "button", ...(look && { class: look }) }, label);
  button.addEventListener("click", deed);
  return button;
}

// A copy of what <template data-…> holds.
export function copyOf(template: string, inside: ParentNode = document): DocumentFragment {
  const found = inside.querySelector<HTMLTemplateElement>(`template[data-${template}]`);
  return document.importNode(found?.content ?? document.createDocumentFragment(), true);
}

export function fill(selector: string, text: string, inside: ParentNode): void {
  const found = inside.querySelector(selector);
  if (found) found.textContent = text;
}

// In place of everything the page showed; read from the top. Another language would now be another page,
// and this one lost.
export function turnTo(...content: (Node | string)[]): void {
  find(".languages")?.remove();
  main().replaceChildren(...content);
  scrollTo(0, 0);
  find("h1", main())?.focus();
}

// A form that only the script sends: its buttons appear, and the browser itself never submits it.
export function onSend(form: HTMLFormElement, deed: () => void): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    deed();
  });
  for (const button of all("[data-send]", form)) {
    button.addEventListener("click", deed);
    button.hidden = false;
  }
}

export function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
