// SPDX-License-Identifier: AGPL-3.0-or-later
// Argon2id 1.3, 64 MiB, 3 passes (doc/sealing.md 1.2, 6.1). In a page it runs in a worker, which ends
// afterwards: the screen stays alive, and the 64 MiB that knew the passphrase go back to the system.
import { type Bytes, utf8 } from "./bytes.ts";
import { type Secret, clear } from "./keys.ts";
import { sodium } from "./sodium.ts";

export const saltSize = 16;
const passes = 3;
const memory = 64 * 1024 * 1024;

export async function passphraseHash(passphrase: string, salt: Uint8Array): Promise<Secret> {
  if (salt.length !== saltSize) throw new RangeError("sealing: a salt has 16 bytes");
  const bytes = utf8(passphrase.normalize("NFKC"));
  const inPage = typeof document !== "undefined" && typeof Worker !== "undefined";
  const secret = inPage
    ? await (await import("./argon_in_worker.ts")).argonInWorker(bytes, salt)
    : argon(bytes, salt);
  clear(bytes);
  return secret;
}

export function argon(passphrase: Bytes, salt: Uint8Array): Secret {
  const { crypto_pwhash, crypto_pwhash_ALG_ARGON2ID13: argon2id } = sodium();
  return crypto_pwhash(32, passphrase, salt, passes, memory, argon2id) as Secret;
}
