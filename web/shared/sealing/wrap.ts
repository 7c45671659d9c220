// SPDX-License-Identifier: AGPL-3.0-or-later
// A wrap gives one secret to one public key for one subject (doc/sealing.md section 3). null: refused.
import { type Bytes, type Id, Reader, idBytes, join, toHex, u32, u8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import {
  KeyKind,
  type SealingPublicKey,
  type Secret,
  clear,
  equal,
  hash,
  isSealingKind,
  keyId,
  keyedHash,
  openAead,
  sealAead,
  sealingPublic,
  size,
} from "./keys.ts";
import { sodium } from "./sodium.ts";

export const WrapPurpose = { contentKey: 1, requestKey: 2, backupKey: 3, instructionsShare: 4 } as const;
export type WrapPurpose = (typeof WrapPurpose)[keyof typeof WrapPurpose];

export interface Recipient {
  kind: KeyKind;
  key: SealingPublicKey;
}

export interface Wrap {
  recipientKind: KeyKind;
  recipient: Id;
  bytes: Bytes;
}

export const wrapSize = 1187;
const headSize = 19;
const subjectBytes = 108;
const zeroNonce = new Uint8Array(24);

export function recipientId(recipient: Recipient): Id {
  return keyId(recipient.kind, recipient.key);
}

export function envelopeSubject(envelope: Uint8Array): Bytes {
  return hash(label.subjectEnvelope, envelope.subarray(0, subjectBytes));
}

export function requestKeySubject(
  organisation: Id,
  request: Id,
  generation: number,
  key: SealingPublicKey,
): Bytes {
  return hash(label.subjectCaseKey, idBytes(organisation), idBytes(request), u32(generation), key);
}

export function wrap(secret: Secret, recipient: Recipient, purpose: WrapPurpose, subject: Uint8Array): Wrap {
  const id = recipientId(recipient);
  const head = join(u8(1), u8(purpose), u8(recipient.kind), idBytes(id));
  const { ciphertext, sharedSecret } = sodium().crypto_kem_xwing_enc(recipient.key);
  const key = keyedHash(sharedSecret as Secret, label.wrap, head, subject, ciphertext, recipient.key);
  const bytes = join(head, ciphertext, sealAead(key, zeroNonce, join(head, subject), secret));
  clear(sharedSecret, key);
  return { recipientKind: recipient.kind, recipient: id, bytes };
}

// libsodium refuses malformed public keys and throws. A key is asked this when it is verified, so that
// nobody's bad key can stop an envelope to all the others.
export function usable(key: SealingPublicKey): boolean {
  try {
    clear(sodium().crypto_kem_xwing_enc(key).sharedSecret);
    return true;
  } catch {
    return false;
  }
}

function decapsulated(ciphertext: Bytes, seed: Secret): Secret | null {
  try {
    return sodium().crypto_kem_xwing_dec(ciphertext, seed) as Secret;
  } catch {
    return null;
  }
}

// Form only: what the wrap says about itself.
export function readWrap(bytes: Uint8Array): (Wrap & { purpose: WrapPurpose }) | null {
  if (bytes.length !== wrapSize || bytes[0] !== 1) return null;
  const [, purpose, kind] = bytes;
  if (purpose < WrapPurpose.contentKey || purpose > WrapPurpose.instructionsShare || !isSealingKind(kind))
    return null;
  const recipient = toHex(bytes.subarray(3, headSize));
  return { purpose: purpose as WrapPurpose, recipientKind: kind, recipient, bytes: bytes.slice() };
}

export function openWrap(
  bytes: Uint8Array,
  kind: KeyKind,
  seed: Secret,
  purpose: WrapPurpose,
  subject: Uint8Array,
): Secret | null {
  const outside = readWrap(bytes);
  if (!outside || outside.purpose !== purpose || outside.recipientKind !== kind) return null;
  const publicKey = sealingPublic(seed);
  if (outside.recipient !== keyId(kind, publicKey)) return null;

  const read = new Reader(bytes);
  const head = read.take(headSize);
  const ciphertext = read.take(size.kemCiphertext);
  const shared = decapsulated(ciphertext, seed);
  if (!shared) return null;
  const key = keyedHash(shared, label.wrap, head, subject, ciphertext, publicKey);
  const secret = openAead(key, zeroNonce, join(head, subject), bytes.subarray(headSize + size.kemCiphertext));
  clear(shared, key);
  return secret;
}

// 3.4 The seed must be the one of the stated public key.
export function openRequestKey(
  bytes: Uint8Array,
  kind: KeyKind,
  seed: Secret,
  stated: { organisation: Id; request: Id; generation: number; key: SealingPublicKey },
): Secret | null {
  const subject = requestKeySubject(stated.organisation, stated.request, stated.generation, stated.key);
  const opened = openWrap(bytes, kind, seed, WrapPurpose.requestKey, subject);
  if (!opened) return null;
  if (equal(sealingPublic(opened), stated.key)) return opened;
  clear(opened);
  return null;
}
