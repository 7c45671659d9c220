// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests: an organisation whose keys the test holds, as a door would state it.
import { type Bytes, type Id, toBase64url } from "../shared/sealing/bytes.ts";
import {
  KeyKind,
  type Secret,
  freshId,
  freshSecret,
  keyId,
  organisationOf,
  sealingPublic,
  signingPublic,
} from "../shared/sealing/keys.ts";
import {
  stateAppointment,
  stateDirectory,
  stateEpochKey,
  statePersonKeys,
  stateRecoveryKey,
  stateRequestKey,
} from "../shared/sealing/statement.ts";
import { type Entry, purpose } from "../shared/sealing/statement_body.ts";
import type { Stated } from "./line/door.ts";

export const today = 20_779;

export interface Somebody {
  id: Id;
  identity: Secret;
  sealing: Secret;
  epoch: Secret;
  entry: Entry;
}

export function somebody(purposes: number): Somebody {
  const [identity, sealing, epoch, id] = [freshSecret(), freshSecret(), freshSecret(), freshId()];
  const entry = { person: id, purposes, identity: signingPublic(identity), sealing: sealingPublic(sealing) };
  return { id, identity, sealing, epoch, entry };
}

export interface MadeUpHouse {
  stated: Stated;
  officer: Somebody;
  handler: Somebody;
  recovery: Secret;
  statementOfKey(request: Id, key: Bytes, by: Somebody): string;
}

export function madeUpHouse(request: Id): MadeUpHouse {
  const root = freshSecret();
  const recovery = freshSecret();
  const organisation = organisationOf(signingPublic(root));
  const officer = somebody(purpose.officer | purpose.complaints);
  const handler = somebody(purpose.requests | purpose.cases);
  const directory = {
    version: 1,
    day: today,
    lastDay: today + 90,
    officer: officer.id,
    entries: [officer.entry, handler.entry],
  };
  const epochs = [officer, handler].map((one) =>
    stateEpochKey(organisation, { person: one.id, day: today, key: sealingPublic(one.epoch) }, one.identity),
  );
  const stated = {
    organisation,
    root: toBase64url(signingPublic(root)),
    directory: toBase64url(stateDirectory(organisation, directory, officer.identity)),
    credential: credentialOf(organisation, officer, root),
    revocations: [],
    recovery: toBase64url(
      stateRecoveryKey(organisation, { key: sealingPublic(recovery), made: today }, root),
    ),
    epochs: epochs.map(toBase64url),
    today,
    request,
    request_key: null,
    team: null,
  };
  const statementOfKey = (request: Id, key: Bytes, by: Somebody) =>
    toBase64url(stateRequestKey(organisation, { request, generation: 1, key, person: by.id }, by.identity));
  return { stated, officer, handler, recovery, statementOfKey };
}

function credentialOf(organisation: Id, officer: Somebody, root: Secret): Stated["credential"] {
  const seed = freshSecret();
  const appointment = {
    issuerKind: KeyKind.root,
    issuer: keyId(KeyKind.root, signingPublic(root)),
    person: officer.id,
    purposes: purpose.officer,
    appointment: signingPublic(seed),
    lastDay: today + 7,
  };
  const { identity, sealing } = officer.entry;
  const keys = { person: officer.id, identity, sealing, made: today };
  return {
    appointment: toBase64url(stateAppointment(organisation, appointment, root)),
    keys: toBase64url(statePersonKeys(organisation, keys, seed, officer.identity)),
  };
}
