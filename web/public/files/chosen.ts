// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of one form: chosen in one go or several, or recorded. Each can be taken back.
import { find, all, make, makeButton } from "../page/dom.ts";
import { say } from "../page/texts.ts";
import { sizeText } from "./names.ts";
import { Recorder, canRecord } from "./recorder.ts";

const most = 100;

export class ChosenFiles {
  readonly #list = make("ul", { class: "files", "aria-live": "polite" });
  readonly #recorder: Recorder | null = null;
  #files: File[] = [];

  constructor(form: HTMLFormElement) {
    const inputs = all<HTMLInputElement>("input[type=file]", form);
    inputs.at(-1)?.parentElement?.after(this.#list);
    for (const input of inputs) {
      input.addEventListener("change", () => this.#take(input));
      this.#take(input); // what was chosen while this script was on its way
    }
    const voice = find("#voice", form)?.parentElement;
    if (voice && canRecord()) this.#recorder = new Recorder(voice, (file) => this.#add([file]));
  }

  get files(): readonly File[] {
    return this.#files;
  }

  clear(): void {
    this.#files = [];
    this.#draw();
  }

  // A recording that still runs is no file yet: it is finished and joins the others.
  async stopRecording(): Promise<void> {
    await this.#recorder?.stop();
  }

  #take(input: HTMLInputElement): void {
    this.#add([...(input.files ?? [])]);
    input.value = "";
  }

  #add(files: File[]): void {
    const fitting = files.slice(0, most - this.#files.length);
    this.#files.push(...fitting);
    this.#draw();
    if (fitting.length < files.length)
      this.#list.append(
        make("li", { class: "hint", role: "status" }, say("script.too_many_files", { count: most })),
      );
  }

  #remove(file: File): void {
    this.#files = this.#files.filter((one) => one !== file);
    this.#draw();
  }

  #draw(): void {
    this.#list.replaceChildren(...this.#files.map((file) => this.#row(file)));
  }

  #row(file: File): HTMLElement {
    const remove = makeButton(say("script.remove"), () => this.#remove(file), "quiet");
    remove.setAttribute("aria-label", `${say("script.remove")}: ${file.name}`);
    const size = make("small", { dir: "ltr" }, sizeText(file.size));
    return make("li", {}, make("bdi", {}, file.name), " ", size, " ", remove);
  }
}
