// SPDX-License-Identifier: AGPL-3.0-or-later
// Closing and opening envelopes (doc/sealing.md section 2). null is the one refusal; it never says why.
import { type Bytes, type Id, Reader, idBytes, join, sameBytes, toHex, u32, u64, u8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import {
  KeyKind,
  type Secret,
  type SigningPublicKey,
  clear,
  equal,
  freshSecret,
  hash,
  keyId,
  keyedHash,
  openAead,
  sealAead,
  sign,
  signingPublic,
  size,
  verify,
} from "./keys.ts";
import { type Recipient, type Wrap, WrapPurpose, envelopeSubject, recipientId, wrap } from "./wrap.ts";

export const EnvelopeKind = { request: 1, message: 2, answer: 3, note: 4, sheet: 5 } as const;
export type EnvelopeKind = (typeof EnvelopeKind)[keyof typeof EnvelopeKind];
export const Direction = { inward: 1, outward: 2, inside: 3 } as const;
export type Direction = (typeof Direction)[keyof typeof Direction];

export const headerSize = 76;
export const envelopeOverhead = 108 + 16;
export const mostPayload = 65451;
const commitmentEnd = 108;
const buckets = [4096, 16384, 65536];
const innerOverhead = 1 + 16 + size.signature;
const zeroNonce = new Uint8Array(24);

// What an envelope belongs to; the reader states it, nothing is believed.
export interface Place {
  organisation: Id;
  request: Id;
  kind: EnvelopeKind;
  sequence: number;
}

export interface Signer {
  kind: typeof KeyKind.receiptSigner | typeof KeyKind.identity;
  seed: Secret;
}

export interface SealedEnvelope {
  bytes: Bytes;
  wraps: Wrap[];
}

export interface Outside {
  place: Place;
  recipientsDigest: Bytes;
  bucket: number;
}

export interface Opened {
  payload: Bytes;
  signerKind: 0 | Signer["kind"];
  signer: Id;
}

// Gives the public key for a key id, or null: an envelope signed by an unknown key does not open. The payload
// is there because a request brings its receipt's signer key along (2.5); believe nothing else of it before
// this has returned.
export type SignerKey = (kind: Signer["kind"], id: Id, payload: Bytes) => SigningPublicKey | null;

export function directionOf(kind: EnvelopeKind): Direction {
  if (kind === EnvelopeKind.request || kind === EnvelopeKind.message) return Direction.inward;
  return kind === EnvelopeKind.answer ? Direction.outward : Direction.inside;
}

export function recipientsDigest(recipients: readonly Id[]): Bytes {
  const ids = [...new Set(recipients)].sort();
  return hash(label.recipients, ...ids.map(idBytes));
}

// null: the payload is longer than mostPayload. The signer is null for requests nobody signs, never otherwise
// (2.5).
export function close(
  place: Place,
  payload: Uint8Array,
  signer: Signer | null,
  recipients: readonly Recipient[],
): SealedEnvelope | null {
  if (recipients.length === 0) throw new RangeError("sealing: an envelope for nobody");
  if (!maySign(place.kind, signer?.kind ?? 0))
    throw new RangeError("sealing: this signer may not sign this kind");
  const contentKey = freshSecret();
  const bytes = closeUnder(contentKey, place, payload, signer, recipientsDigest(recipients.map(recipientId)));
  const subject = bytes && envelopeSubject(bytes);
  const first = distinct(recipients);
  const wraps = subject && first.map((one) => wrap(contentKey, one, WrapPurpose.contentKey, subject));
  clear(contentKey);
  return bytes && wraps && { bytes, wraps };
}

// One wrap a key, whoever is named twice: the digest counts a key once as well.
function distinct(recipients: readonly Recipient[]): Recipient[] {
  return [...new Map(recipients.map((one) => [recipientId(one), one])).values()];
}

function closeUnder(
  contentKey: Secret,
  place: Place,
  payload: Uint8Array,
  signer: Signer | null,
  digest: Bytes,
): Bytes | null {
  if (payload.length > mostPayload) return null;
  const header = headerOf(place, digest);
  const commitment = keyedHash(contentKey, label.commitment, header);
  const inner = innerText(header, payload, signer);
  const padded = pad(inner);
  const key = keyedHash(contentKey, label.body, header);
  const outside = join(header, commitment);
  const bytes = join(outside, sealAead(key, zeroNonce, outside, padded));
  clear(inner, padded, key);
  return bytes;
}

// 2.1
function headerOf(place: Place, digest: Bytes): Bytes {
  return join(
    u8(1),
    u8(place.kind),
    u8(directionOf(place.kind)),
    idBytes(place.organisation),
    idBytes(place.request),
    u64(place.sequence),
    u8(1),
    digest,
  );
}

// 2.5
function signedDigest(header: Uint8Array, signerByte: number, signer: Id, payload: Uint8Array): Bytes {
  return hash(label.signed, header, u8(signerByte), idBytes(signer), payload);
}

function innerText(header: Bytes, payload: Uint8Array, signer: Signer | null): Bytes {
  if (!signer) return join(new Uint8Array(innerOverhead), payload);
  const id = keyId(signer.kind, signingPublic(signer.seed));
  const signerByte = signer.kind === KeyKind.receiptSigner ? 1 : 2;
  const signature = sign(signer.seed, signedDigest(header, signerByte, id, payload));
  return join(u8(signerByte), idBytes(id), signature, payload);
}

// 2.6
function pad(inner: Uint8Array): Bytes {
  const bucket = bucketFor(inner.length);
  if (bucket === undefined) throw new RangeError("sealing: inner text too long");
  const out = new Uint8Array(bucket);
  out.set(u32(inner.length));
  out.set(inner, 4);
  return out;
}

function unpad(padded: Uint8Array): Uint8Array | null {
  const length = new Reader(padded.subarray(0, 4)).u32();
  if (length < innerOverhead || bucketFor(length) !== padded.length) return null;
  if (padded.subarray(4 + length).some((byte) => byte !== 0)) return null;
  return padded.subarray(4, 4 + length);
}

function bucketFor(innerLength: number): number | undefined {
  return buckets.find((bucket) => 4 + innerLength <= bucket);
}

// What the outside says, checked for form only.
export function readOutside(envelope: Uint8Array): Outside | null {
  const bucket = envelope.length - envelopeOverhead;
  if (!buckets.includes(bucket)) return null;
  const read = new Reader(envelope.subarray(0, headerSize));
  const version = read.u8();
  const kind = read.u8() as EnvelopeKind;
  const direction = read.u8();
  const place = { organisation: read.id(), request: read.id(), kind, sequence: read.u64() };
  const final = read.u8();
  const digest = read.take(32);
  if (!read.complete || version !== 1 || final !== 1) return null;
  if (kind < EnvelopeKind.request || kind > EnvelopeKind.sheet || direction !== directionOf(kind))
    return null;
  return { place, recipientsDigest: digest, bucket };
}

export function open(
  expected: Place,
  envelope: Uint8Array,
  contentKey: Secret,
  signerKey: SignerKey,
): Opened | null {
  const outside = readOutside(envelope);
  if (!outside || !sameBytes(headerOf(expected, outside.recipientsDigest), envelope.subarray(0, headerSize)))
    return null;
  const header = envelope.subarray(0, headerSize);
  const commitment = keyedHash(contentKey, label.commitment, header);
  if (!equal(commitment, envelope.subarray(headerSize, commitmentEnd))) return null;

  const key = keyedHash(contentKey, label.body, header);
  const padded = openAead(
    key,
    zeroNonce,
    envelope.subarray(0, commitmentEnd),
    envelope.subarray(commitmentEnd),
  );
  clear(key);
  if (!padded) return null;
  const inner = unpad(padded);
  const opened = inner && openInner(expected.kind, header, inner, signerKey);
  clear(padded);
  return opened;
}

function openInner(
  kind: EnvelopeKind,
  header: Uint8Array,
  inner: Uint8Array,
  signerKey: SignerKey,
): Opened | null {
  const signerByte = inner[0];
  const signer = toHex(inner.subarray(1, 17));
  const signature = inner.subarray(17, innerOverhead);
  const payload = inner.slice(innerOverhead);
  if (signerByte === 0) {
    const blank = inner.subarray(1, innerOverhead).every((byte) => byte === 0);
    return blank && maySign(kind, 0) ? { payload, signerKind: 0, signer } : null;
  }
  const signerKind = signerByte === 1 ? KeyKind.receiptSigner : signerByte === 2 ? KeyKind.identity : null;
  if (!signerKind || !maySign(kind, signerKind)) return null;
  const key = signerKey(signerKind, signer, payload);
  if (!key || keyId(signerKind, key) !== signer) return null;
  if (!verify(key, signedDigest(header, signerByte, signer, payload), signature)) return null;
  return { payload, signerKind, signer };
}

// 2.5 What the team says is signed by a person; what a defender says, by their receipt or by the person who
// entered it. Only a request may come from nobody.
function maySign(kind: EnvelopeKind, signerKind: 0 | Signer["kind"]): boolean {
  if (signerKind === 0) return kind === EnvelopeKind.request;
  return directionOf(kind) === Direction.inward || signerKind === KeyKind.identity;
}
