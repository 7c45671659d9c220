// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker of argon_in_worker.ts: one question, one answer.
import { argon } from "./argon.ts";
import { type Bytes } from "./bytes.ts";
import { type Secret } from "./keys.ts";
import { start } from "./sodium.ts";

export interface Question {
  passphrase: Bytes;
  salt: Bytes;
}

// null: it could not be computed here, most likely for want of memory.
export type Answer = Secret | null;

self.onmessage = async (event: MessageEvent<Question>) => {
  const answer: Answer = await hashed(event.data).catch(() => null);
  self.postMessage(answer);
};

async function hashed(question: Question): Promise<Secret> {
  await start();
  return argon(question.passphrase, question.salt);
}
