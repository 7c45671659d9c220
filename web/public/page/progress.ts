// SPDX-License-Identifier: AGPL-3.0-or-later
// How far the sending has come. What is seen moves with every chunk; what is read aloud does so seldom.
import { find, make, makeButton } from "./dom.ts";
import { say } from "./texts.ts";

const steps = 4; // read aloud at every quarter

export class Progress {
  readonly #place: HTMLElement;
  readonly #seen = make("p", { "aria-hidden": "true" });
  readonly #heard = make("p", { class: "heard", role: "status" });
  readonly #bar = make("progress", { max: "100" });
  readonly #stop: HTMLButtonElement;
  readonly #sentence: string;
  #spoken = 0;
  #percent = 0;

  // `sentence`: the key of what is said with {percent}.
  constructor(place: HTMLElement, sentence: string, cancel: () => void) {
    this.#sentence = sentence;
    this.#place = place;
    // Only one place in it is read aloud.
    this.#place.removeAttribute("role");
    this.#stop = makeButton(say("script.cancel"), cancel, "quiet");
    this.#bar.hidden = true;
    this.#place.replaceChildren(this.#seen, this.#bar, this.#heard, this.#stop);
    this.#place.hidden = false;
  }

  // `key`: a sentence of the page.
  tell(key: string): void {
    this.#show(say(key));
    this.#hear(say(key));
  }

  share(done: number, total: number): void {
    this.#percent = Math.floor((100 * done) / Math.max(1, total));
    this.#bar.value = this.#percent;
    this.#bar.hidden = false;
    this.#show(say(this.#sentence, { percent: this.#percent }));
    const step = Math.floor((this.#percent * steps) / 100);
    if (step === this.#spoken) return;
    this.#spoken = step;
    this.#hear(this.#seen.textContent ?? "");
  }

  interrupted(): void {
    this.#show(say("script.interrupted"));
    this.#hear(say("script.interrupted"));
  }

  resumed(): void {
    const text = this.#bar.hidden ? say("script.preparing") : say(this.#sentence, { percent: this.#percent });
    this.#show(text);
    this.#hear(text);
  }

  // From here on it may have arrived: too late to stop.
  final(): void {
    this.#stop.hidden = true;
  }

  focus(): void {
    this.#place.scrollIntoView({ block: "center" });
    this.#stop.focus({ preventScroll: true });
  }

  close(): void {
    this.#place.hidden = true;
    this.#place.replaceChildren();
  }

  #show(text: string): void {
    this.#seen.textContent = text;
    this.#bar.setAttribute("aria-label", text);
  }

  // The same sentence twice would be read aloud twice.
  #hear(text: string): void {
    if (this.#heard.textContent !== text) this.#heard.textContent = text;
  }
}

export function progressPlace(): HTMLElement {
  return find("[data-progress]") ?? document.body.appendChild(make("div", { "data-progress": "" }));
}
