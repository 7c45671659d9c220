// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs argon_worker.ts once. Trusted Types let a page start a worker only through a policy; this one accepts
// exactly this worker's address, and the pages that need it allow exactly this policy (trusted-types
// havre-worker).
import workerAddress from "./argon_worker.ts?worker-address";
import { type Answer, type Question } from "./argon_worker.ts";
import { type Bytes } from "./bytes.ts";
import { type Secret } from "./keys.ts";

interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface PolicyMaker {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

export async function argonInWorker(passphrase: Bytes, salt: Uint8Array): Promise<Secret> {
  const worker = new Worker(trustedAddress(), { type: "module" });
  try {
    const answer = await ask(worker, { passphrase, salt: salt.slice() });
    if (!answer) throw new Error("sealing: no memory for the passphrase hash");
    return answer;
  } finally {
    worker.terminate();
  }
}

function ask(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((answer, fail) => {
    worker.onmessage = (event: MessageEvent<Answer>) => answer(event.data);
    worker.onerror = () => fail(new Error("sealing: the passphrase worker did not start"));
    worker.postMessage(question);
  });
}

function trustedAddress(): string {
  const maker = (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes;
  if (!maker) return workerAddress;
  policy ??= maker.createPolicy("havre-worker", {
    createScriptURL(address) {
      if (address !== workerAddress) throw new TypeError("not this worker");
      return address;
    },
  });
  return policy.createScriptURL(workerAddress);
}
