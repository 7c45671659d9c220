// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets as numbers of nine bits, most significant bit first: what receipts and codes are made of
// (doc/sealing.md 5.1).
import { type Bytes } from "./bytes.ts";

export function toNumbers(bytes: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, n) => {
    const pair = bytes[at(n)] * 256 + (bytes[at(n) + 1] ?? 0);
    return (pair >> (7 - shift(n))) & 511;
  });
}

export function fromNumbers(numbers: readonly number[]): Bytes {
  const bytes = new Uint8Array(Math.ceil((numbers.length * 9) / 8));
  numbers.forEach((number, n) => {
    if (!Number.isInteger(number) || number < 0 || number > 511)
      throw new RangeError("sealing: not nine bits");
    const pair = number << (7 - shift(n));
    bytes[at(n)] |= pair >> 8;
    bytes[at(n) + 1] |= pair & 255;
  });
  return bytes;
}

const at = (n: number) => (n * 9) >> 3;
const shift = (n: number) => (n * 9) & 7;
