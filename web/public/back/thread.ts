// SPDX-License-Identifier: AGPL-3.0-or-later
// The opened thread on the screen. Nothing of it is stored: it ends with the visit.
import { forgetAll, neverComeBack, onForget } from "../leave.ts";
import { Refused, type Watch } from "../line/line.ts";
import { addComforts } from "../page/comforts.ts";
import { all, copyOf, find, main, make, makeButton, onSend, turnTo } from "../page/dom.ts";
import { say } from "../page/texts.ts";
import { askThread } from "./asking.ts";
import { type Deeds, deedsOf, deedsOfMessages } from "./deeds.ts";
import { saveFile } from "./file_saving.ts";
import { Idle } from "./idle.ts";
import { Planning } from "./planning.ts";
import type { MessageParts } from "./message_view.ts";
import { type Thread, opened } from "./opening.ts";
import { fillThread, tickConsents } from "./thread_view.ts";
import type { Visit } from "./visit.ts";

export async function openThread(visit: Visit, watch: Watch): Promise<void> {
  const answer = await askThread(visit, watch);
  // A code shows nothing here; it is taken up on its own page.
  if (answer.reader.state === "code") throw new Refused("receipt.unknown");
  const thread = opened(answer, visit);
  new OpenThread(visit, thread).show();
}

export class OpenThread {
  readonly visit: Visit;
  readonly idle = new Idle(() => this.end("left"));
  readonly #template = copyOf("message");
  readonly #planning = new Planning(this);
  #thread: Thread;

  constructor(visit: Visit, thread: Thread) {
    this.visit = visit;
    this.#thread = thread;
  }

  get thread(): Thread {
    return this.#thread;
  }

  show(): void {
    neverComeBack();
    onForget(() => this.#forget());
    const page = copyOf("thread");
    fillThread(page, this.#thread, this.#parts());
    tickConsents(page, this.#thread);
    turnTo(
      page,
      make(
        "p",
        { class: "close" },
        makeButton(say("thread.close"), () => this.end("left"), "quiet"),
      ),
    );
    const deeds = deedsOf(this);
    for (const form of all<HTMLFormElement>("form[data-havre]", main()))
      if (!form.closest("[data-slot=messages]")) this.listen(form, deeds);
    addComforts(main());
    void this.#planning.draw();
  }

  // After something was done: only what changed is drawn anew, so that nothing half written elsewhere is
  // lost.
  async refresh(watch: Watch, deed: string): Promise<void> {
    this.#thread = opened(await askThread(this.visit, watch), this.visit);
    fillThread(main(), this.#thread, this.#parts());
    find(".done", main())?.remove();
    const done = make("p", { class: "done", role: "status", tabindex: "-1" }, say(deed));
    main().prepend(done);
    done.focus();
    done.scrollIntoView({ block: "center" });
  }

  // `farewell`: left or destroyed.
  end(farewell: "left" | "destroyed"): void {
    forgetAll();
    const title = make("h1", { tabindex: "-1" }, say(`${farewell}.title`));
    turnTo(title, make("p", { class: "lede" }, say(`${farewell}.text`)));
  }

  listen(form: HTMLFormElement, deeds: Deeds): void {
    const deed = deeds[form.dataset.havre ?? ""];
    let doing = false;
    onSend(form, async () => {
      if (doing || !deed) return;
      doing = true;
      await deed(form);
      doing = false;
    });
  }

  #forget(): void {
    this.idle.stop();
    this.visit.forget();
    this.#thread.messages = [];
  }

  #parts(): MessageParts {
    const onFile: MessageParts["onFile"] = (file, button) => void saveFile(this, file, button);
    const onForm: MessageParts["onForm"] = (form) => this.listen(form, deedsOfMessages(this));
    return { template: this.#template, onFile, onForm };
  }
}
