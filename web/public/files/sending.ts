// SPDX-License-Identifier: AGPL-3.0-or-later
// All files of one message, one after the other. When the house has no room for files, the text goes without
// them.
import { Refused, type Watch } from "../line/line.ts";
import { type FileRoutes, type Outgoing, type Place, send } from "./outgoing.ts";

export interface SendingWatch extends Watch {
  share(done: number, total: number): void;
}

export interface Sent {
  files: Outgoing[];
  deferred: boolean;
}

export async function sendAll(
  files: readonly Outgoing[],
  place: Place,
  routes: FileRoutes,
  watch: SendingWatch,
): Promise<Sent> {
  const total = files.reduce((sum, one) => sum + one.chunks, 0);
  const arrived: Outgoing[] = [];
  let before = 0;
  for (const one of files) {
    const begun = before;
    const sent = (chunks: number) => watch.share(begun + chunks, total);
    try {
      await send(one, place, routes, { ...told(watch), sent });
    } catch (reason) {
      if (reason instanceof Refused && reason.code === "files.deferred")
        return { files: arrived, deferred: true };
      throw reason;
    }
    arrived.push(one);
    before += one.chunks;
  }
  return { files: arrived, deferred: false };
}

function told(watch: Watch): Watch {
  return {
    signal: watch.signal,
    interrupted: () => watch.interrupted(),
    resumed: () => watch.resumed(),
  };
}
