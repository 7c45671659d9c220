// SPDX-License-Identifier: AGPL-3.0-or-later
// What has been checked against the vectors, and what was wrong; the same in Node and in a page.
import { type Bytes, fromHex, toHex } from "../bytes.ts";

export type Vectors = typeof import("../../../../tests/vectors/sealing.json");

export class Tally {
  checked = 0;
  readonly wrong: string[] = [];

  is(what: string, found: unknown, expected: unknown): void {
    ++this.checked;
    if (JSON.stringify(plain(found)) !== JSON.stringify(plain(expected))) this.wrong.push(what);
  }

  refused(what: string, found: unknown): void {
    this.is(`${what}: refused`, found, null);
  }
}

export function hex(text: string): Bytes {
  return fromHex(text)!;
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? toHex(value) : value;
}
