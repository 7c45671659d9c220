// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes in and out: little-endian integers, hex, base64url, and a reader that never reads past the end
// (doc/sealing.md 1.1). An id is its 32 hex digits, so that ids can be compared with ===.

export type Bytes = Uint8Array<ArrayBuffer>;
export type Id = string;

export function u8(value: number): Bytes {
  return Uint8Array.of(checked(value, 0xff));
}

export function u16(value: number): Bytes {
  const out = new Uint8Array(2);
  new DataView(out.buffer).setUint16(0, checked(value, 0xffff), true);
  return out;
}

export function u32(value: number): Bytes {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setUint32(0, checked(value, 0xffffffff), true);
  return out;
}

export function u64(value: number): Bytes {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(checked(value, Number.MAX_SAFE_INTEGER)), true);
  return out;
}

function checked(value: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > most)
    throw new RangeError("sealing: number out of range");
  return value;
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// null unless it is whole bytes in lower-case hex.
export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function isId(text: unknown): text is Id {
  return typeof text === "string" && /^[0-9a-f]{32}$/.test(text);
}

export function idBytes(id: Id): Bytes {
  if (!isId(id)) throw new RangeError("sealing: not an id");
  return fromHex(id)!;
}

export function toBase64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// null unless it is what toBase64url writes: no padding, no spare bits.
export function fromBase64url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : null;
}

// For public values; secrets are compared by sodium.memcmp.
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

// Reads what is there or remembers that it was not: after the last field `complete` says whether every field
// fitted and nothing was left over.
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(size: number): Bytes {
    if (this.#at + size > this.#bytes.length) this.#failed = true;
    if (this.#failed) return new Uint8Array(size);
    this.#at += size;
    return this.#bytes.slice(this.#at - size, this.#at);
  }

  u8(): number {
    return this.take(1)[0];
  }

  u16(): number {
    return new DataView(this.take(2).buffer).getUint16(0, true);
  }

  u32(): number {
    return new DataView(this.take(4).buffer).getUint32(0, true);
  }

  // A number too large to be counted exactly is refused like a missing one.
  u64(): number {
    const value = new DataView(this.take(8).buffer).getBigUint64(0, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) this.#failed = true;
    return Number(value);
  }

  id(): Id {
    return toHex(this.take(16));
  }

  get failed(): boolean {
    return this.#failed;
  }

  get complete(): boolean {
    return !this.#failed && this.#at === this.#bytes.length;
  }
}
