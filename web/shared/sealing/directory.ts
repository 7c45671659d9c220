// SPDX-License-Identifier: AGPL-3.0-or-later
// A verified directory: the only source of keys to seal to (doc/sealing.md 7.3 to 7.6). null: refused.
import { type Id, sameBytes } from "./bytes.ts";
import { KeyKind, type SigningPublicKey, keyId, organisationOf } from "./keys.ts";
import {
  readAppointment,
  readStatement,
  signedBy,
  verifyAppointedKeys,
  verifyAppointment,
  verifyRevocation,
} from "./statement.ts";
import {
  type Appointment,
  type DirectoryBody,
  type Entry,
  type EpochKey,
  type PersonKeys,
  type RequestKey,
  StatementKind,
  directoryBody,
  epochKeyBody,
  purpose,
  requestKeyBody,
} from "./statement_body.ts";
import { usable } from "./wrap.ts";

// An officer's right to issue directories: appointment by the root, and the keys it signed (7.4).
export interface Credential {
  appointment: Uint8Array;
  personKeys: Uint8Array;
}

export class Directory {
  readonly organisation: Id;
  readonly version: number;
  readonly day: number;
  readonly lastDay: number;
  readonly entries: readonly Entry[];

  private constructor(organisation: Id, body: DirectoryBody) {
    this.organisation = organisation;
    this.version = body.version;
    this.day = body.day;
    this.lastDay = body.lastDay;
    this.entries = body.entries;
  }

  // 7.5 lowestVersion: the highest this device has accepted.
  static verify(
    root: SigningPublicKey,
    statement: Uint8Array,
    credential: Credential,
    revocations: readonly Uint8Array[],
    lowestVersion: number,
  ): Directory | null {
    const organisation = organisationOf(root);
    const body = readStatement(StatementKind.directory, directoryBody, organisation, statement);
    if (!body || body.version < lowestVersion) return null;
    const officer = officerOf(root, credential);
    const revoked = revokedIdentities(root, revocations, body.version);
    if (!officer || !revoked || officer.person !== body.officer || !signedBy(officer.identity, statement))
      return null;

    if (!body.entries.every((entry) => usable(entry.sealing))) return null;

    const directory = new Directory(organisation, { ...body, entries: unrevoked(body.entries, revoked) });
    const entry = directory.find(officer.person);
    if (!entry || (entry.purposes & purpose.officer) === 0) return null;
    return sameBytes(entry.identity, officer.identity) ? directory : null;
  }

  find(person: Id): Entry | null {
    return this.entries.find((entry) => entry.person === person) ?? null;
  }

  findIdentity(identity: Id): Entry | null {
    return this.entries.find((entry) => keyId(KeyKind.identity, entry.identity) === identity) ?? null;
  }

  // By an officer of this directory (7.4).
  verifyAppointment(statement: Uint8Array): Appointment | null {
    const claimed = readAppointment(this.organisation, statement);
    const officer = claimed && this.findIdentity(claimed.issuer);
    if (!officer || (officer.purposes & purpose.officer) === 0) return null;
    return verifyAppointment(this.organisation, statement, officer.identity);
  }

  // 7.6
  verifyEpochKey(statement: Uint8Array): EpochKey | null {
    const value = readStatement(StatementKind.epochKey, epochKeyBody, this.organisation, statement);
    if (!value || !this.#signed(statement, value.person, purpose.requests | purpose.complaints)) return null;
    return usable(value.key) ? value : null;
  }

  // 8.5
  verifyRequestKey(statement: Uint8Array): RequestKey | null {
    const value = readStatement(StatementKind.requestKey, requestKeyBody, this.organisation, statement);
    const anyOf = purpose.cases | purpose.requests | purpose.complaints;
    if (!value || !this.#signed(statement, value.person, anyOf)) return null;
    return usable(value.key) ? value : null;
  }

  #signed(statement: Uint8Array, person: Id, anyOf: number): boolean {
    const entry = this.find(person);
    return !!entry && (entry.purposes & anyOf) !== 0 && signedBy(entry.identity, statement);
  }
}

// 7.4
function officerOf(root: SigningPublicKey, credential: Credential): PersonKeys | null {
  const organisation = organisationOf(root);
  const appointment = verifyAppointment(organisation, credential.appointment, root);
  if (appointment?.issuerKind !== KeyKind.root || (appointment.purposes & purpose.officer) === 0) return null;
  return verifyAppointedKeys(organisation, credential.personKeys, appointment);
}

// null when one of them does not verify: whoever tampers with the list closes, and never opens.
function revokedIdentities(
  root: SigningPublicKey,
  statements: readonly Uint8Array[],
  version: number,
): Set<Id> | null {
  const revoked = new Set<Id>();
  for (const statement of statements) {
    const revocation = verifyRevocation(root, statement);
    if (!revocation) return null;
    if (version >= revocation.fromVersion) revoked.add(revocation.identity);
  }
  return revoked;
}

// 7.4 Whom the root has revoked is absent, the officer too.
function unrevoked(entries: readonly Entry[], revoked: ReadonlySet<Id>): Entry[] {
  return entries.filter((entry) => !revoked.has(keyId(KeyKind.identity, entry.identity)));
}
