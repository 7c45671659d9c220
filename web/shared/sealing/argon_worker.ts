// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker of argon_in_worker.ts: one question, one answer.
import { argon } from "./argon.ts";
import { type Bytes } from "./bytes.ts";
import { start } from "./sodium.ts";

export interface Question {
  passphrase: Bytes;
  salt: Bytes;
}

self.onmessage = async (event: MessageEvent<Question>) => {
  await start();
  const secret = argon(event.data.passphrase, event.data.salt);
  self.postMessage(secret, { transfer: [secret.buffer] });
};
