// SPDX-License-Identifier: AGPL-3.0-or-later
// One visit with a receipt: what is derived from it lives in this page's memory, and nowhere else.
import { type Id, toBase64url } from "../../shared/sealing/bytes.ts";
import {
  type Secret,
  type SigningPublicKey,
  clear,
  organisationOf,
  signingPublic,
  size,
} from "../../shared/sealing/keys.ts";
import { Receipt } from "../../shared/sealing/receipt.ts";
import { KeysWrong } from "../house.ts";
import { type Base64, bytesOf } from "../line/door.ts";
import type { Payload } from "./payload.ts";

export class Visit {
  readonly root: Base64; // as the page names it (7.5)
  readonly organisation: Id;
  readonly finder: Base64; // what the door is asked with, in the body only
  readonly opener: Secret;
  readonly signer: Secret;
  readonly signerKey: SigningPublicKey;
  readonly handoverKey: Secret;
  // What was said in this visit: afterwards only the team can open it.
  readonly said = new Map<number, Payload>();

  constructor(numbers: readonly number[], root: Base64) {
    const rootKey = bytesOf(root);
    if (rootKey.length !== size.signingPublic) throw new KeysWrong();
    const receipt = Receipt.from(numbers);
    this.root = root;
    this.organisation = organisationOf(rootKey);
    this.finder = toBase64url(receipt.finder(this.organisation));
    this.opener = receipt.opener(this.organisation);
    this.signer = receipt.signer(this.organisation);
    this.signerKey = signingPublic(this.signer);
    this.handoverKey = receipt.handoverKey(this.organisation);
    receipt.clear();
  }

  forget(): void {
    clear(this.opener, this.signer, this.handoverKey);
    this.said.clear();
  }
}
