// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets in parts: any k of n give them back, fewer say nothing (doc/sealing.md 9.2). GF(256) with
// x^8 + x^4 + x^3 + x + 1; no tables and no branches on secrets.
import type { Bytes } from "./bytes.ts";
import { clear, freshBytes } from "./keys.ts";

export const mostShares = 32;

export function fieldTimes(one: number, other: number): number {
  let product = 0;
  let shifted = one;
  for (let bit = 0; bit < 8; ++bit) {
    product ^= shifted & -((other >> bit) & 1);
    shifted = (shifted << 1) ^ (0x11b & -((shifted >> 7) & 1));
  }
  return product & 0xff;
}

// a^254
export function fieldInverse(a: number): number {
  let power = a;
  for (let i = 0; i < 6; ++i) power = fieldTimes(fieldTimes(power, power), a);
  return fieldTimes(power, power);
}

// The parts of indices 1…n; the caller clears them.
export function splitSecret(secret: Bytes, k: number, n: number): Bytes[] {
  if (!(2 <= k && k <= n && n <= mostShares)) throw new RangeError("sealing: not k of n");
  // Coefficient 0 is the secret, the others are random: one polynomial a byte.
  const random = Array.from({ length: k - 1 }, () => freshBytes(secret.length));
  const coefficients = [secret, ...random];
  const parts = Array.from({ length: n }, (_, i) =>
    secret.map((_byte, at) =>
      coefficients.reduceRight((sum, coefficient) => fieldTimes(sum, i + 1) ^ coefficient[at], 0),
    ),
  );
  clear(...random);
  return parts;
}

// Lagrange at zero: what the part of an index is multiplied by, given the indices of all used.
export function shareWeight(indices: readonly number[], index: number): number {
  return indices
    .filter((other) => other !== index)
    .reduce((product, other) => fieldTimes(product, fieldTimes(other, fieldInverse(other ^ index))), 1);
}

export function combineParts(parts: ReadonlyMap<number, Bytes>, length: number): Bytes {
  const indices = [...parts.keys()];
  const secret = new Uint8Array(length);
  for (const [index, part] of parts) {
    const weight = shareWeight(indices, index);
    for (let at = 0; at < length; ++at) secret[at] ^= fieldTimes(part[at], weight);
  }
  return secret;
}
