// SPDX-License-Identifier: AGPL-3.0-or-later
// What a device proves when it enrols, and when a passphrase or the second factor changes (doc/sealing.md 6.5,
// 6.6, 6.8).
import { type Bytes, idBytes, utf8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import { type Secret, type SigningPublicKey, hash, sign } from "./keys.ts";
import { type PersonPlace } from "./person.ts";

// One way of opening the keyring: its login key, and the keyring sealed for it.
export interface WayIn {
  loginPublic: SigningPublicKey;
  keyring: Bytes;
}

export interface Enrolment {
  statement: Bytes; // the person's keys (statement 2)
  salt: Bytes;
  byPassphrase: WayIn;
  byCode: WayIn;
  oneTimeSecret: Bytes; // 20 bytes
}

export function enrolProof(place: PersonPlace, appointment: Secret): Bytes {
  return sign(appointment, hash(label.enrol, idBytes(place.organisation), idBytes(place.person)));
}

export function enrolKeysProof(place: PersonPlace, appointment: Secret, enrolment: Enrolment): Bytes {
  const { statement, salt, byPassphrase, byCode, oneTimeSecret } = enrolment;
  const digest = hash(
    label.enrolKeys,
    idBytes(place.organisation),
    idBytes(place.person),
    statement,
    byPassphrase.loginPublic,
    byCode.loginPublic,
    salt,
    byPassphrase.keyring,
    byCode.keyring,
    oneTimeSecret,
  );
  return sign(appointment, digest);
}

// `login` as it was before; `byCode` where a new printed code replaces the old.
export function newPassphraseProof(
  place: PersonPlace,
  login: Secret,
  salt: Bytes,
  byPassphrase: WayIn,
  byCode: WayIn | null,
): Bytes {
  const code = byCode ? [byCode.loginPublic, byCode.keyring] : [];
  const digest = hash(
    label.newPassphrase,
    idBytes(place.organisation),
    idBytes(place.person),
    byPassphrase.loginPublic,
    salt,
    byPassphrase.keyring,
    ...code,
  );
  return sign(login, digest);
}

export type FactorChange = "codes" | "time";

export function changeFactorProof(
  place: PersonPlace,
  login: Secret,
  challenge: Bytes,
  what: FactorChange,
  detail: Bytes,
): Bytes {
  const ids = [idBytes(place.organisation), idBytes(place.person)];
  return sign(login, hash(label.changeFactor, ...ids, challenge, utf8(what), detail));
}
