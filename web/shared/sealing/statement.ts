// SPDX-License-Identifier: AGPL-3.0-or-later
// Making statements, and checking each against the key it must be signed by (doc/sealing.md section 7). null:
// refused. Keys to seal to come out of directory.ts only.
import { type Bytes, type Id, Reader, idBytes, join, u8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import {
  KeyKind,
  type SealingPublicKey,
  type Secret,
  type SigningPublicKey,
  hash,
  keyId,
  organisationOf,
  sign,
  size,
  verify,
} from "./keys.ts";
import {
  type Appointment,
  type Body,
  type DirectoryBody,
  type EpochKey,
  type PersonKeys,
  type RecoveryKey,
  type RequestKey,
  type Revocation,
  StatementKind,
  type TrailHead,
  appointmentBody,
  directoryBody,
  entriesFit,
  epochKeyBody,
  ownKeysBody,
  purpose,
  recoveryKeyBody,
  requestKeyBody,
  revocationBody,
  trailHeadBody,
} from "./statement_body.ts";
import { usable } from "./wrap.ts";

function state(kind: StatementKind, organisation: Id, body: Uint8Array, signer: Secret): Bytes {
  const before = join(u8(1), u8(kind), idBytes(organisation), body);
  return join(before, sign(signer, hash(label.statement, before)));
}

export function stateAppointment(organisation: Id, appointment: Appointment, issuer: Secret): Bytes {
  return state(StatementKind.appointment, organisation, appointmentBody.write(appointment), issuer);
}

export function statePersonKeys(
  organisation: Id,
  keys: PersonKeys,
  appointment: Secret,
  identity: Secret,
): Bytes {
  const fields = ownKeysBody.write(keys);
  const own = sign(identity, hash(label.ownKeys, idBytes(organisation), fields));
  return state(StatementKind.personKeys, organisation, join(fields, own), appointment);
}

// Puts the entries in order; throws when a person or a key stands there twice.
export function stateDirectory(organisation: Id, directory: DirectoryBody, identity: Secret): Bytes {
  const entries = [...directory.entries].sort((one, other) => (one.person < other.person ? -1 : 1));
  if (!entriesFit(entries)) throw new RangeError("sealing: directory entries");
  return state(
    StatementKind.directory,
    organisation,
    directoryBody.write({ ...directory, entries }),
    identity,
  );
}

export function stateEpochKey(organisation: Id, key: EpochKey, identity: Secret): Bytes {
  return state(StatementKind.epochKey, organisation, epochKeyBody.write(key), identity);
}

export function stateRequestKey(organisation: Id, key: RequestKey, identity: Secret): Bytes {
  return state(StatementKind.requestKey, organisation, requestKeyBody.write(key), identity);
}

export function stateRevocation(organisation: Id, revocation: Revocation, root: Secret): Bytes {
  return state(StatementKind.revocation, organisation, revocationBody.write(revocation), root);
}

export function stateTrailHead(organisation: Id, head: TrailHead, trail: Secret): Bytes {
  return state(StatementKind.trailHead, organisation, trailHeadBody.write(head), trail);
}

export function stateRecoveryKey(organisation: Id, key: RecoveryKey, root: Secret): Bytes {
  return state(StatementKind.recoveryKey, organisation, recoveryKeyBody.write(key), root);
}

// The body of a statement of this kind and organisation; believed only by whoever checked the signature.
function bodyOf(kind: StatementKind, organisation: Id, statement: Uint8Array): Reader | null {
  const end = statement.length - size.signature;
  if (end < 18) return null;
  const head = new Reader(statement.subarray(0, 18));
  if (head.u8() !== 1 || head.u8() !== kind || head.id() !== organisation) return null;
  return new Reader(statement.subarray(18, end));
}

export function signedBy(signer: SigningPublicKey, statement: Uint8Array): boolean {
  const end = statement.length - size.signature;
  return (
    end > 0 && verify(signer, hash(label.statement, statement.subarray(0, end)), statement.subarray(end))
  );
}

// Form only: for finding out who is said to have signed.
export function readStatement<T>(
  kind: StatementKind,
  body: Body<T>,
  organisation: Id,
  statement: Uint8Array,
): T | null {
  const from = bodyOf(kind, organisation, statement);
  const value = from && body.read(from);
  return from?.complete ? value : null;
}

// 7.4 Only the root appoints officers.
export function readAppointment(organisation: Id, statement: Uint8Array): Appointment | null {
  const value = readStatement(StatementKind.appointment, appointmentBody, organisation, statement);
  return value?.issuerKind === KeyKind.identity && (value.purposes & purpose.officer) !== 0 ? null : value;
}

export function verifyAppointment(
  organisation: Id,
  statement: Uint8Array,
  issuer: SigningPublicKey,
): Appointment | null {
  const value = readAppointment(organisation, statement);
  if (!value || value.issuer !== keyId(value.issuerKind, issuer)) return null;
  if (value.issuerKind === KeyKind.root && organisationOf(issuer) !== organisation) return null;
  return signedBy(issuer, statement) ? value : null;
}

// Signed twice: with the appointment's key, and by the identity for itself.
export function verifyPersonKeys(
  organisation: Id,
  statement: Uint8Array,
  appointment: SigningPublicKey,
): PersonKeys | null {
  const from = bodyOf(StatementKind.personKeys, organisation, statement);
  const value = from && ownKeysBody.read(from);
  const own = from?.take(size.signature);
  if (!value || !own || !from.complete || !signedBy(appointment, statement)) return null;
  const signed = hash(label.ownKeys, idBytes(organisation), ownKeysBody.write(value));
  return verify(value.identity, signed, own) && usable(value.sealing) ? value : null;
}

// And for the person appointed, made in time (7.7).
export function verifyAppointedKeys(
  organisation: Id,
  statement: Uint8Array,
  appointment: Appointment,
): PersonKeys | null {
  const keys = verifyPersonKeys(organisation, statement, appointment.appointment);
  return keys && keys.person === appointment.person && keys.made <= appointment.lastDay ? keys : null;
}

export function verifyRevocation(root: SigningPublicKey, statement: Uint8Array): Revocation | null {
  const value = readStatement(StatementKind.revocation, revocationBody, organisationOf(root), statement);
  return value && signedBy(root, statement) ? value : null;
}

export function verifyTrailHead(
  organisation: Id,
  statement: Uint8Array,
  trail: SigningPublicKey,
): TrailHead | null {
  const value = readStatement(StatementKind.trailHead, trailHeadBody, organisation, statement);
  return value && signedBy(trail, statement) ? value : null;
}

export function verifyRecoveryKey(root: SigningPublicKey, statement: Uint8Array): SealingPublicKey | null {
  const value = readStatement(StatementKind.recoveryKey, recoveryKeyBody, organisationOf(root), statement);
  return value && signedBy(root, statement) && usable(value.key) ? value.key : null;
}
