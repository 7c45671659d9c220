// SPDX-License-Identifier: AGPL-3.0-or-later
// What the return door is asked. The receipt's finder goes in the body or a header, never in an address.
import type { Id } from "../../shared/sealing/bytes.ts";
import type { FileRoutes, Outgoing } from "../files/outgoing.ts";
import { readHave } from "../files/routes.ts";
import { type Base64 } from "../line/door.ts";
import { Cut, type Watch, ask, insist, post } from "../line/line.ts";
import type { ThreadAnswer } from "./opening.ts";
import type { Visit } from "./visit.ts";

export function askThread(visit: Visit, watch: Watch): Promise<ThreadAnswer> {
  return insist(() => post<ThreadAnswer>("/api/thread", { finder: visit.finder }, watch.signal), watch);
}

export function askChunk(visit: Visit, file: Id, number: number, watch: Watch): Promise<Uint8Array> {
  const body = JSON.stringify({ finder: visit.finder, file, number });
  const init = { method: "POST", body, headers: { "Content-Type": "application/json" } };
  return insist(async () => {
    const response = await ask("/api/files/get", init, watch.signal);
    const bytes = await response.arrayBuffer().catch(() => null);
    if (!bytes) throw new Cut();
    return new Uint8Array(bytes);
  }, watch);
}

export function returnFiles(finder: Base64): FileRoutes {
  const headers = (one: Outgoing, type: string) => ({
    "X-Finder": finder,
    "X-Upload": one.upload,
    "Content-Type": type,
  });
  return {
    async put(one, number, sealed, signal) {
      const init = { method: "PUT", body: sealed, headers: headers(one, "application/octet-stream") };
      await ask(`/api/files/${one.id}/${number}`, init, signal);
    },
    have: (one, signal) =>
      readHave(() => ask(`/api/files/${one.id}`, { headers: headers(one, "application/json") }, signal)),
    async done(one, signal) {
      const init = {
        method: "POST",
        body: JSON.stringify({ chunks: one.chunks }),
        headers: headers(one, "application/json"),
      };
      await ask(`/api/files/${one.id}/done`, init, signal);
    },
  };
}
