// SPDX-License-Identifier: AGPL-3.0-or-later
// Between the errands that go over the line and what is seen of them.
import { Unreadable } from "../files/outgoing.ts";
import { KeysWrong } from "../house.ts";
import { Refused } from "../line/line.ts";
import type { Progress } from "./progress.ts";
import { say, sentenceFor } from "./texts.ts";

export function watching(progress: Progress, signal: AbortSignal) {
  return {
    signal,
    tell: (key: string) => progress.tell(key),
    share: (done: number, total: number) => progress.share(done, total),
    interrupted: () => progress.interrupted(),
    resumed: () => progress.resumed(),
    final: () => progress.final(),
  };
}

export type Watching = ReturnType<typeof watching>;

// Why nothing was sent.
export function sentenceOf(reason: unknown, stopped: AbortSignal): string {
  if (stopped.aborted) return say("script.stopped");
  if (reason instanceof KeysWrong) return say("script.keys_wrong");
  if (reason instanceof Unreadable) return say("script.file_unreadable", { name: reason.file });
  return reason instanceof Refused ? sentenceFor(reason.code) : say("script.failed");
}
