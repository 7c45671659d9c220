// SPDX-License-Identifier: AGPL-3.0-or-later
// Sixteen numbers on paper: recovery codes and invitations (doc/sealing.md 6.1, 7.7). null: the checksum does
// not fit.
import { type Bytes, type Id, fromHex, idBytes, join, toHex, u8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import { type Secret, clear, freshBytes, secretHash } from "./keys.ts";
import { fromNumbers, toNumbers } from "./nine_bits.ts";

const randomBytes = 17;
export const codeLength = 16;

export function freshCode(): number[] {
  const random = freshBytes(randomBytes);
  const whole = join(random, u8(checksumOf(random)));
  const numbers = toNumbers(whole, codeLength);
  clear(random, whole);
  return numbers;
}

export function codeChecksumFits(numbers: readonly number[]): boolean {
  if (numbers.length !== codeLength) return false;
  const whole = fromNumbers(numbers);
  const fits = whole[randomBytes] === checksumOf(whole.subarray(0, randomBytes));
  clear(whole);
  return fits;
}

// 7.7 What stands after # in an invitation's link.
export function codeToHex(numbers: readonly number[]): string {
  return toHex(fromNumbers(numbers));
}

export function codeFromHex(text: string): number[] | null {
  const whole = fromHex(text.toLowerCase());
  if (whole?.length !== randomBytes + 1) return null;
  const numbers = toNumbers(whole, codeLength);
  return codeChecksumFits(numbers) ? numbers : null;
}

export function codeSecret(organisation: Id, numbers: readonly number[]): Secret | null {
  return underLabel(label.code, organisation, numbers);
}

// The Ed25519 seed an invited person's device signs its keys with, once.
export function appointmentSeed(organisation: Id, numbers: readonly number[]): Secret | null {
  return underLabel(label.appointment, organisation, numbers);
}

function underLabel(
  name: typeof label.code | typeof label.appointment,
  organisation: Id,
  numbers: readonly number[],
): Secret | null {
  if (!codeChecksumFits(numbers)) return null;
  const whole: Bytes = fromNumbers(numbers);
  const secret = secretHash(name, idBytes(organisation), whole);
  clear(whole);
  return secret;
}

function checksumOf(random: Uint8Array): number {
  return secretHash(label.codeChecksum, random)[0];
}
