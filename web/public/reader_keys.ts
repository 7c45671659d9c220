// SPDX-License-Identifier: AGPL-3.0-or-later
import { type Id, toBase64url } from "../shared/sealing/bytes.ts";
import { type Secret, clear, sealingPublic, signingPublic } from "../shared/sealing/keys.ts";
import { type Receipt, storedFinder } from "../shared/sealing/receipt.ts";
import type { ReaderKeys } from "./line/door.ts";

// 5.2 What the server stores of a receipt: the public halves, and how it is found.
export function readerKeys(receipt: Receipt, organisation: Id): ReaderKeys {
  return {
    finder_hash: toBase64url(storedFinder(receipt.finder(organisation))),
    reader_key: toBase64url(used(receipt.opener(organisation), sealingPublic)),
    signer_key: toBase64url(used(receipt.signer(organisation), signingPublic)),
  };
}

function used(seed: Secret, derive: (seed: Secret) => Uint8Array): Uint8Array {
  const made = derive(seed);
  clear(seed);
  return made;
}
