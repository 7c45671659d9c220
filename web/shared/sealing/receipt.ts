// SPDX-License-Identifier: AGPL-3.0-or-later
// A receipt: twelve numbers that are the only key to one's own request (doc/sealing.md section 5).
import { type Bytes, type Id, idBytes } from "./bytes.ts";
import { label } from "./contexts.ts";
import { type Secret, clear, freshBytes, hash, keyedHash, secretHash } from "./keys.ts";
import { fromNumbers, toNumbers } from "./nine_bits.ts";

const randomBytes = 13;
export const receiptLength = 12;

export class Receipt {
  readonly #secret: Bytes;

  private constructor(secret: Bytes) {
    this.#secret = secret;
  }

  static fresh(): Receipt {
    const random = freshBytes(randomBytes);
    random[randomBytes - 1] &= 0xf0;
    const checksum = checksumOf(random);
    const secret = new Uint8Array(randomBytes + 1);
    secret.set(random);
    secret[randomBytes - 1] |= checksum >> 4;
    secret[randomBytes] = (checksum & 0x0f) << 4;
    clear(random);
    return new Receipt(secret);
  }

  // 5.4 Never fails: numbers with a wrong checksum give a receipt nobody has.
  static from(numbers: readonly number[]): Receipt {
    if (numbers.length !== receiptLength) throw new RangeError("sealing: a receipt has twelve numbers");
    return new Receipt(fromNumbers(numbers));
  }

  get numbers(): number[] {
    return toNumbers(this.#secret, receiptLength);
  }

  get checksumFits(): boolean {
    const random = this.#secret.slice(0, randomBytes);
    random[randomBytes - 1] &= 0xf0;
    const stated = ((this.#secret[randomBytes - 1] & 0x0f) << 4) | (this.#secret[randomBytes] >> 4);
    const fits = stated === checksumOf(random);
    clear(random);
    return fits;
  }

  // 5.2
  finder(organisation: Id): Bytes {
    return secretHash(label.receiptFinder, idBytes(organisation), this.#secret);
  }

  // X-Wing seed
  opener(organisation: Id): Secret {
    return secretHash(label.receiptOpener, idBytes(organisation), this.#secret);
  }

  // Ed25519 seed
  signer(organisation: Id): Secret {
    return secretHash(label.receiptSigner, idBytes(organisation), this.#secret);
  }

  // 5.5
  handoverKey(organisation: Id): Secret {
    return secretHash(label.handover, idBytes(organisation), this.#secret);
  }

  // Afterwards this receipt is of no use.
  clear(): void {
    clear(this.#secret);
  }
}

export function storedFinder(finder: Uint8Array): Bytes {
  return hash(label.finderStored, finder);
}

// 5.5 Proves to staff that the new keys come from whoever they gave the code to.
export function handoverProof(key: Secret, request: Id, reader: Uint8Array, signer: Uint8Array): Bytes {
  return keyedHash(key, label.handoverKeys, idBytes(request), reader, signer);
}

function checksumOf(random: Uint8Array): number {
  return secretHash(label.receiptChecksum, random)[0];
}
