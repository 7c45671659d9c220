// SPDX-License-Identifier: AGPL-3.0-or-later
// Hashes, key ids, key pairs from seeds, signatures, the AEAD (doc/sealing.md section 1). Secrets are
// Uint8Arrays of 32 bytes, cleared by whoever made them.
import { type Bytes, type Id, join, toHex, u32, u8, utf8 } from "./bytes.ts";
import { type Label, label } from "./contexts.ts";
import { sodium } from "./sodium.ts";

export const KeyKind = {
  epoch: 1,
  person: 2,
  request: 3,
  reader: 4,
  recovery: 5,
  identity: 6,
  appointment: 7,
  root: 8,
  receiptSigner: 9,
  trail: 10,
} as const;
export type KeyKind = (typeof KeyKind)[keyof typeof KeyKind];

export type Secret = Bytes;
export type SealingPublicKey = Bytes;
export type SigningPublicKey = Bytes;

export const size = {
  secret: 32,
  sealingPublic: 1216,
  kemCiphertext: 1120,
  signingPublic: 32,
  signature: 64,
  tag: 16,
};

export function isSealingKind(kind: number): kind is KeyKind {
  return kind >= KeyKind.epoch && kind <= KeyKind.recovery;
}

// 1.3 Lengths before parts: no two lists of parts give the same bytes.
function labelled(name: Label, parts: readonly Uint8Array[]): Bytes {
  return join(utf8("havre/1/" + name), u8(0), ...parts.flatMap((part) => [u32(part.length), part]));
}

export function hash(name: Label, ...parts: readonly Uint8Array[]): Bytes {
  return plain(sodium().crypto_generichash(32, labelled(name, parts), null));
}

export function keyedHash(key: Secret, name: Label, ...parts: readonly Uint8Array[]): Secret {
  const input = labelled(name, parts);
  const out = sodium().crypto_generichash(32, input, key);
  clear(input);
  return plain(out);
}

// For parts that are secrets themselves: the joined copy does not stay.
export function secretHash(name: Label, ...parts: readonly Uint8Array[]): Secret {
  const input = labelled(name, parts);
  const out = sodium().crypto_generichash(32, input, null);
  clear(input);
  return plain(out);
}

export function organisationOf(root: SigningPublicKey): Id {
  return toHex(hash(label.organisation, root).subarray(0, 16));
}

export function keyId(kind: KeyKind, publicKey: Uint8Array): Id {
  return toHex(hash(label.keyId, u8(kind), publicKey).subarray(0, 16));
}

export function freshSecret(): Secret {
  return freshBytes(size.secret);
}

export function freshBytes(length: number): Bytes {
  return plain(sodium().randombytes_buf(length));
}

export function freshId(): Id {
  return toHex(freshBytes(16));
}

export function sealingPublic(seed: Secret): SealingPublicKey {
  const pair = sodium().crypto_kem_xwing_seed_keypair(seed);
  clear(pair.privateKey);
  return plain(pair.publicKey);
}

export function signingPublic(seed: Secret): SigningPublicKey {
  const pair = sodium().crypto_sign_seed_keypair(seed);
  clear(pair.privateKey);
  return plain(pair.publicKey);
}

export function sign(seed: Secret, message: Uint8Array): Bytes {
  const pair = sodium().crypto_sign_seed_keypair(seed);
  const signature = sodium().crypto_sign_detached(message, pair.privateKey);
  clear(pair.privateKey);
  return plain(signature);
}

export function verify(key: SigningPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== size.signingPublic || signature.length !== size.signature) return false;
  return sodium().crypto_sign_verify_detached(signature, message, key);
}

export function sealAead(key: Secret, nonce: Uint8Array, associated: Uint8Array, text: Uint8Array): Bytes {
  return plain(sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, null, nonce, key));
}

export function openAead(
  key: Secret,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Bytes | null {
  if (sealed.length < size.tag) return null;
  try {
    return plain(sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, key));
  } catch {
    return null;
  }
}

export function clear(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) sodium().memzero(secret);
}

// In constant time.
export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && sodium().memcmp(one, other);
}

// libsodium.js copies its results out of the WebAssembly memory into arrays of their own.
function plain(bytes: Uint8Array): Bytes {
  return bytes as Bytes;
}
