// SPDX-License-Identifier: AGPL-3.0-or-later
// What to do if I go silent: one text under a secret that exists in parts only (doc/sealing.md section 17).
// null: refused.
import { base32, base32Bytes } from "./base32.ts";
import { type Bytes, type Id, Reader, idBytes, join, u32, u8, utf8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import {
  type SealingPublicKey,
  type Secret,
  KeyKind,
  clear,
  equal,
  freshSecret,
  hash,
  keyedHash,
  openAead,
  sealAead,
  size,
} from "./keys.ts";
import { combineParts, mostShares, splitSecret } from "./sharing.ts";
import { type Wrap, WrapPurpose, openWrap, wrap } from "./wrap.ts";

export interface InstructionsPlace {
  organisation: Id;
  request: Id;
  id: Id;
  threshold: number;
  shares: number;
}

export interface InstructionsShare {
  index: number; // from 1
  value: Secret;
}

export const mostInstructions = 16380; // bytes of UTF-8
const buckets = [4096, 16384];
const headerSize = 51;
const bodyAt = headerSize + 32;
const zeroNonce = new Uint8Array(24);
const writtenSize = 55;
const checkSize = 4;

function headerOf(place: InstructionsPlace): Bytes {
  return join(
    u8(1),
    idBytes(place.organisation),
    idBytes(place.request),
    idBytes(place.id),
    u8(place.threshold),
    u8(place.shares),
  );
}

function fits(place: InstructionsPlace): boolean {
  return 2 <= place.threshold && place.threshold <= place.shares && place.shares <= mostShares;
}

// null when the text is too long. The caller clears the shares.
export function closeInstructions(
  place: InstructionsPlace,
  text: string,
): { bytes: Bytes; shares: InstructionsShare[] } | null {
  const written = utf8(text);
  const bucket = buckets.find((each) => written.length + 4 <= each);
  if (!bucket || !fits(place)) return null;
  const secret = freshSecret();
  const header = headerOf(place);
  const padded = new Uint8Array(bucket);
  padded.set(u32(written.length));
  padded.set(written, 4);

  const outside = join(header, keyedHash(secret, label.instructionsCommitment, header));
  const key = keyedHash(secret, label.instructionsBody, header);
  const bytes = join(outside, sealAead(key, zeroNonce, outside, padded));
  const shares = splitSecret(secret, place.threshold, place.shares).map((value, i) => ({
    index: i + 1,
    value,
  }));
  clear(secret, key, padded, written);
  return { bytes, shares };
}

export function readInstructions(sealed: Uint8Array): InstructionsPlace | null {
  if (!buckets.includes(sealed.length - bodyAt - size.tag) || sealed[0] !== 1) return null;
  const read = new Reader(sealed.subarray(1));
  const [organisation, request, id] = [read.id(), read.id(), read.id()];
  const place = { organisation, request, id, threshold: read.u8(), shares: read.u8() };
  return fits(place) ? place : null;
}

function combined(place: InstructionsPlace, shares: readonly InstructionsShare[]): Secret | null {
  const parts = new Map(shares.map((share) => [share.index, share.value]));
  const known = shares.every((share) => share.index >= 1 && share.index <= place.shares);
  if (!known || parts.size !== shares.length || parts.size < place.threshold) return null;
  return combineParts(parts, size.secret);
}

// All that came are used, each once: one that does not belong shows.
export function openInstructions(
  place: InstructionsPlace,
  sealed: Uint8Array,
  shares: readonly InstructionsShare[],
): string | null {
  const header = headerOf(place);
  if (!readInstructions(sealed) || !equal(header, sealed.subarray(0, headerSize))) return null;
  const secret = combined(place, shares);
  if (!secret) return null;
  const commitment = keyedHash(secret, label.instructionsCommitment, header);
  const key = keyedHash(secret, label.instructionsBody, header);
  const meant = equal(commitment, sealed.subarray(headerSize, bodyAt));
  const padded = meant
    ? openAead(key, zeroNonce, sealed.subarray(0, bodyAt), sealed.subarray(bodyAt))
    : null;
  clear(secret, key);
  return padded && unpadded(padded);
}

// The smallest bucket, and nothing but zeros behind the text.
function unpadded(padded: Bytes): string | null {
  const length = new Reader(padded).u32();
  const smallest = buckets.find((each) => length + 4 <= each);
  if (smallest !== padded.length || padded.subarray(4 + length).some((byte) => byte !== 0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(padded.subarray(4, 4 + length));
  } catch {
    return null;
  }
}

function shareSubject(place: InstructionsPlace, index: number): Bytes {
  return hash(label.subjectShare, headerOf(place), u8(index));
}

// For a member of staff: to their sealing key.
export function wrapShare(place: InstructionsPlace, share: InstructionsShare, key: SealingPublicKey): Wrap {
  const to = { kind: KeyKind.person, key };
  return wrap(share.value, to, WrapPurpose.instructionsShare, shareSubject(place, share.index));
}

export function openShare(
  place: InstructionsPlace,
  index: number,
  bytes: Uint8Array,
  seed: Secret,
): InstructionsShare | null {
  const subject = shareSubject(place, index);
  const value = openWrap(bytes, KeyKind.person, seed, WrapPurpose.instructionsShare, subject);
  return value && { index, value };
}

// For paper, and to be read out: base 32 in groups of five.
export function writtenShare(place: InstructionsPlace, share: InstructionsShare): string {
  const before = join(u8(1), u8(place.threshold), u8(share.index), idBytes(place.id), share.value);
  const letters = base32(join(before, hash(label.instructionsShare, before).subarray(0, checkSize)));
  return letters.match(/.{1,5}/g)!.join(" ");
}

// Either case; spaces, hyphens and line ends are skipped. null: mistyped, or of other instructions.
export function readShare(place: InstructionsPlace, text: string): InstructionsShare | null {
  const bytes = base32Bytes(text.toUpperCase().replaceAll(/[\s-]/g, ""));
  if (bytes?.length !== writtenSize) return null;
  const read = new Reader(bytes);
  const [version, threshold, index, id] = [read.u8(), read.u8(), read.u8(), read.id()];
  const value = read.take(size.secret);
  const check = hash(label.instructionsShare, bytes.subarray(0, writtenSize - checkSize));
  const whole = equal(read.take(checkSize), check.subarray(0, checkSize));
  const ours = version === 1 && id === place.id && threshold === place.threshold;
  if (!whole || !ours || index < 1 || index > place.shares) return null;
  return { index, value };
}
