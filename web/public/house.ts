// SPDX-License-Identifier: AGPL-3.0-or-later
// The organisation as this page came with it, verified from the root down (doc/sealing.md section 7). Nothing
// is sealed to a key that did not come through here.
import { type Id } from "../shared/sealing/bytes.ts";
import { Directory } from "../shared/sealing/directory.ts";
import { KeyKind, type SealingPublicKey, organisationOf } from "../shared/sealing/keys.ts";
import { type Recipients, chooseRecipients } from "../shared/sealing/recipients.ts";
import { verifyRecoveryKey } from "../shared/sealing/statement.ts";
import { type EpochKey, purpose } from "../shared/sealing/statement_body.ts";
import { type Base64, type Stated, bytesOf } from "./line/door.ts";
import { find } from "./page/dom.ts";

// Somebody on the way, or the server itself, shows keys that nobody vouches for. Nothing was sent.
export class KeysWrong extends Error {
  override name = "KeysWrong";
}

export type Kind = "request" | "complaint";

export interface House {
  organisation: Id;
  directory: Directory;
  recovery: SealingPublicKey;
  epochs: EpochKey[];
  today: number;
}

// The page names the root (7.5); the JSON must not name another.
export function rootOfPage(): Base64 {
  return find("template[data-texts]")?.dataset.root ?? "";
}

export function verified(stated: Stated, rootOnPage: Base64): House {
  const root = bytesOf(stated.root);
  if (root.length !== 32 || (rootOnPage !== "" && rootOnPage !== stated.root)) throw new KeysWrong();
  const organisation = organisationOf(root);
  if (organisation !== stated.organisation) throw new KeysWrong();

  const credential = {
    appointment: bytesOf(stated.credential.appointment),
    personKeys: bytesOf(stated.credential.keys),
  };
  const revocations = stated.revocations.map(bytesOf);
  const directory = Directory.verify(root, bytesOf(stated.directory), credential, revocations, 0);
  const recovery = verifyRecoveryKey(root, bytesOf(stated.recovery));
  const epochs = stated.epochs.map((statement) => directory?.verifyEpochKey(bytesOf(statement)) ?? null);
  if (!directory || !recovery || epochs.includes(null)) throw new KeysWrong();
  return { organisation, directory, recovery, epochs: epochs as EpochKey[], today: stated.today };
}

// 8.2 to 8.4: the request's own key if a member of the directory states it, else its people and the recovery
// key. The door checks the same.
export function addressees(house: House, stated: Stated, kind: Kind): Recipients {
  if (stated.request_key) {
    const key = house.directory.verifyRequestKey(bytesOf(stated.request_key));
    if (key?.request !== stated.request) throw new KeysWrong();
    return { recipients: [{ kind: KeyKind.request, key: key.key }], stale: false, lasting: false };
  }
  const whom = stated.team ?? (kind === "complaint" ? purpose.complaints : purpose.requests);
  const chosen = chooseRecipients(house.directory, whom, house.epochs, house.today);
  return { ...chosen, recipients: [...chosen.recipients, { kind: KeyKind.recovery, key: house.recovery }] };
}
