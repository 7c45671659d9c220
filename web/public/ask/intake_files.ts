// SPDX-License-Identifier: AGPL-3.0-or-later
// Uploading at the way in: files of a request that does not stand yet, known by their sender's secret alone.
import type { Id } from "../../shared/sealing/bytes.ts";
import type { FileRoutes, Outgoing } from "../files/outgoing.ts";
import { readHave } from "../files/routes.ts";
import { ask } from "../line/line.ts";

export function intakeFiles(request: Id): FileRoutes {
  const address = (one: Outgoing, rest = "") => `/api/files/${one.id}${rest}?request=${request}`;
  const headers = (one: Outgoing, type: string) => ({ "X-Upload": one.upload, "Content-Type": type });
  return {
    async put(one, number, sealed, signal) {
      const init = { method: "PUT", body: sealed, headers: headers(one, "application/octet-stream") };
      await ask(address(one, `/${number}`), init, signal);
    },
    have: (one, signal) => readHave(() => ask(address(one), { headers: { "X-Upload": one.upload } }, signal)),
    async done(one, signal) {
      const body = JSON.stringify({ chunks: one.chunks });
      await ask(
        address(one, "/done"),
        { method: "POST", body, headers: headers(one, "application/json") },
        signal,
      );
    },
  };
}
