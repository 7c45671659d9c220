// SPDX-License-Identifier: AGPL-3.0-or-later
// A file of the thread, opened here and handed to the browser to keep.
import { FileWrong, openChunks, saveLink } from "../files/incoming.ts";
import { safeName } from "../files/names.ts";
import { make } from "../page/dom.ts";
import { Progress } from "../page/progress.ts";
import { say } from "../page/texts.ts";
import { type Watching, watching } from "../page/watching.ts";
import { onForget } from "../leave.ts";
import { askChunk } from "./asking.ts";
import type { SentFile } from "./payload.ts";
import type { OpenThread } from "./thread.ts";

export async function saveFile(page: OpenThread, file: SentFile, button: HTMLButtonElement): Promise<void> {
  const stopping = new AbortController();
  const over = onForget(() => stopping.abort());
  const place = make("div", {});
  button.after(place);
  button.hidden = true;
  const progress = new Progress(place, "script.fetching", () => stopping.abort());
  progress.tell("script.preparing");
  try {
    const link = saveLink(
      await fetched(page, file, watching(progress, stopping.signal)),
      file.name,
      say("script.save_file"),
    );
    onForget(() => URL.revokeObjectURL(link.href));
    place.replaceChildren(make("bdi", {}, safeName(file.name)), " ", link);
    link.click();
  } catch (reason) {
    const said = stopping.signal.aborted
      ? ""
      : say(reason instanceof FileWrong ? "script.file_wrong" : "script.not_opened");
    place.replaceChildren(make("p", { class: "hint", role: "alert" }, said));
    button.hidden = false;
  } finally {
    over();
  }
}

function fetched(page: OpenThread, file: SentFile, watch: Watching): Promise<Blob> {
  const place = { organisation: page.visit.organisation, request: page.thread.answer.request, file: file.id };
  const share = (done: number, total: number) => {
    page.idle.stillHere();
    watch.share(done, total);
  };
  return openChunks(place, file, (number) => askChunk(page.visit, file.id, number, watch), share);
}
