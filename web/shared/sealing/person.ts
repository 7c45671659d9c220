// SPDX-License-Identifier: AGPL-3.0-or-later
// What a member of staff's device does with a passphrase and a keyring (doc/sealing.md section 6). null:
// refused.
import { passphraseHash } from "./argon.ts";
import { type Bytes, type Id, idBytes, join, u8, utf8 } from "./bytes.ts";
import { codeSecret } from "./code.ts";
import { label } from "./contexts.ts";
import {
  type Secret,
  clear,
  freshBytes,
  freshSecret,
  hash,
  keyedHash,
  openAead,
  sealAead,
  sign,
  size,
} from "./keys.ts";

export interface PersonPlace {
  organisation: Id;
  person: Id;
}

export interface LoginSecrets {
  keyringKey: Secret;
  login: Secret; // Ed25519 seed
}

export interface Keyring {
  identity: Secret; // Ed25519 seed
  sealing: Secret; // X-Wing seed
  vault: Secret;
}

const nonceSize = 24;
const keyringSize = 1 + 3 * size.secret;

export function freshKeyring(): Keyring {
  return { identity: freshSecret(), sealing: freshSecret(), vault: freshSecret() };
}

export function clearKeyring(keyring: Keyring): void {
  clear(keyring.identity, keyring.sealing, keyring.vault);
}

// 6.1
export async function fromPassphrase(
  place: PersonPlace,
  passphrase: string,
  salt: Uint8Array,
): Promise<LoginSecrets> {
  return loginSecrets(place, await passphraseHash(passphrase, salt));
}

export function fromCode(place: PersonPlace, code: readonly number[]): LoginSecrets | null {
  const main = codeSecret(place.organisation, code);
  return main && loginSecrets(place, main);
}

function loginSecrets(place: PersonPlace, main: Secret): LoginSecrets {
  const keyringKey = keyedHash(main, label.keyring, ...placeParts(place));
  const login = keyedHash(main, label.login, ...placeParts(place));
  clear(main);
  return { keyringKey, login };
}

// 6.2
export function loginMessage(place: PersonPlace, challenge: Uint8Array): Bytes {
  if (challenge.length !== 32) throw new RangeError("sealing: a challenge has 32 bytes");
  return hash(label.loginAnswer, ...placeParts(place), challenge);
}

export function loginAnswer(place: PersonPlace, login: Secret, challenge: Uint8Array): Bytes {
  return sign(login, loginMessage(place, challenge));
}

// 6.3
export function sealKeyring(place: PersonPlace, keyring: Keyring, keyringKey: Secret): Bytes {
  const plain = join(u8(1), keyring.identity, keyring.sealing, keyring.vault);
  const sealed = sealSmall(keyringKey, hash(label.keyringData, ...placeParts(place)), plain);
  clear(plain);
  return sealed;
}

export function openKeyring(place: PersonPlace, sealed: Uint8Array, keyringKey: Secret): Keyring | null {
  const plain = openSmall(keyringKey, hash(label.keyringData, ...placeParts(place)), sealed);
  if (plain?.length !== keyringSize || plain[0] !== 1) return null;
  const keyring = { identity: plain.slice(1, 33), sealing: plain.slice(33, 65), vault: plain.slice(65) };
  clear(plain);
  return keyring;
}

// 6.4
export function sealForSelf(place: PersonPlace, vault: Secret, name: string, plain: Uint8Array): Bytes {
  const key = keyedHash(vault, label.vault, utf8(name));
  const sealed = sealSmall(key, vaultData(place, name), plain);
  clear(key);
  return sealed;
}

export function openForSelf(
  place: PersonPlace,
  vault: Secret,
  name: string,
  sealed: Uint8Array,
): Bytes | null {
  const key = keyedHash(vault, label.vault, utf8(name));
  const plain = openSmall(key, vaultData(place, name), sealed);
  clear(key);
  return plain;
}

export function epochName(day: number): string {
  return `epoch ${day}`;
}

function vaultData(place: PersonPlace, name: string): Bytes {
  return hash(label.vaultData, ...placeParts(place), utf8(name));
}

function sealSmall(key: Secret, associated: Bytes, plain: Uint8Array): Bytes {
  const nonce = freshBytes(nonceSize);
  return join(u8(1), nonce, sealAead(key, nonce, associated, plain));
}

function openSmall(key: Secret, associated: Bytes, sealed: Uint8Array): Bytes | null {
  if (sealed.length < 1 + nonceSize + size.tag || sealed[0] !== 1) return null;
  return openAead(key, sealed.subarray(1, 1 + nonceSize), associated, sealed.subarray(1 + nonceSize));
}

function placeParts(place: PersonPlace): Bytes[] {
  return [idBytes(place.organisation), idBytes(place.person)];
}
