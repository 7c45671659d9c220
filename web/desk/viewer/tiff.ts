// SPDX-License-Identifier: AGPL-3.0-or-later
// The directory of tags that cameras write into pictures. Every offset in it is a stranger's: what points
// outside is passed over, and nothing is followed more than once.
export type Tags = Map<number, string | number[]>;

const width: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const mostEntries = 200;
const mostText = 400;

export class Tiff {
  readonly #view: DataView;
  readonly #little: boolean;
  readonly valid: boolean;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const order = bytes.length >= 8 ? this.#view.getUint16(0) : 0;
    this.#little = order === 0x4949;
    this.valid = (this.#little || order === 0x4d4d) && this.#u16(2) === 42;
  }

  first(): Tags {
    return this.valid ? this.directory(this.#u32(4)) : new Map();
  }

  directory(offset: number): Tags {
    const tags: Tags = new Map();
    if (!this.#inside(offset, 2)) return tags;
    const count = Math.min(this.#u16(offset), mostEntries);
    for (let i = 0; i < count; ++i) {
      const at = offset + 2 + 12 * i;
      if (!this.#inside(at, 12)) break;
      const value = this.#value(at);
      if (value !== null) tags.set(this.#u16(at), value);
    }
    return tags;
  }

  #value(at: number): string | number[] | null {
    const type = this.#u16(at + 2);
    const count = this.#u32(at + 4);
    const each = width[type];
    if (!each || count > 65535) return null;
    const from = each * count <= 4 ? at + 8 : this.#u32(at + 8);
    if (!this.#inside(from, each * count)) return null;
    if (type === 2) return this.#text(from, Math.min(count, mostText));
    return Array.from({ length: Math.min(count, 8) }, (_, i) => this.#number(type, from + i * each));
  }

  #text(from: number, count: number): string {
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset + from, count);
    return new TextDecoder().decode(bytes).split("\0")[0].trim();
  }

  #number(type: number, at: number): number {
    if (type === 5 || type === 10) return this.#u32(at) / (this.#u32(at + 4) || 1);
    if (type === 3) return this.#u16(at);
    return type === 4 || type === 9 ? this.#u32(at) : this.#view.getUint8(at);
  }

  #inside(at: number, size: number): boolean {
    return at >= 0 && at + size <= this.#view.byteLength;
  }

  #u16(at: number): number {
    return this.#view.getUint16(at, this.#little);
  }

  #u32(at: number): number {
    return this.#view.getUint32(at, this.#little);
  }
}
