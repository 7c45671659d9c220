// SPDX-License-Identifier: AGPL-3.0-or-later
// What the eight statements say, as bytes (doc/sealing.md 7.1 to 7.3). Form only: nothing here checks a
// signature.
import { type Bytes, type Id, Reader, idBytes, join, u16, u32, u64, u8 } from "./bytes.ts";
import { KeyKind, type SealingPublicKey, type SigningPublicKey, size } from "./keys.ts";

export const StatementKind = {
  appointment: 1,
  personKeys: 2,
  directory: 3,
  epochKey: 4,
  requestKey: 5,
  revocation: 6,
  trailHead: 7,
  recoveryKey: 8,
} as const;
export type StatementKind = (typeof StatementKind)[keyof typeof StatementKind];

// 7.2
export const purpose = { officer: 1, requests: 2, complaints: 4, cases: 8 } as const;
const everyPurpose = 15;

export interface Entry {
  person: Id;
  purposes: number;
  identity: SigningPublicKey;
  sealing: SealingPublicKey;
}

export interface Appointment {
  issuerKind: typeof KeyKind.identity | typeof KeyKind.root;
  issuer: Id;
  person: Id;
  purposes: number;
  appointment: SigningPublicKey;
  lastDay: number;
}

export interface PersonKeys {
  person: Id;
  identity: SigningPublicKey;
  sealing: SealingPublicKey;
  made: number;
}

export interface DirectoryBody {
  version: number;
  day: number;
  lastDay: number;
  officer: Id;
  entries: Entry[];
}

export interface EpochKey {
  person: Id;
  day: number;
  key: SealingPublicKey;
}

export interface RequestKey {
  request: Id;
  generation: number;
  key: SealingPublicKey;
  person: Id;
}

export interface Revocation {
  person: Id;
  identity: Id;
  fromVersion: number;
}

export interface TrailHead {
  sequence: number;
  hash: Bytes;
  hour: number;
}

export interface RecoveryKey {
  key: SealingPublicKey;
  made: number;
}

export interface Body<T> {
  write(value: T): Bytes;
  // null: a reserved value. Whether the lengths fit is the Reader's to say.
  read(from: Reader): T | null;
}

function purposesFit(purposes: number): boolean {
  return (purposes & ~everyPurpose) === 0;
}

export const appointmentBody: Body<Appointment> = {
  write: (a) =>
    join(
      u8(a.issuerKind),
      idBytes(a.issuer),
      idBytes(a.person),
      u16(a.purposes),
      a.appointment,
      u32(a.lastDay),
    ),
  read(from) {
    const issuerKind = from.u8();
    const value = {
      issuer: from.id(),
      person: from.id(),
      purposes: from.u16(),
      appointment: from.take(size.signingPublic),
      lastDay: from.u32(),
    };
    if (!purposesFit(value.purposes)) return null;
    return issuerKind === KeyKind.identity || issuerKind === KeyKind.root ? { issuerKind, ...value } : null;
  },
};

// Without the person's own signature, which is over these bytes.
export const ownKeysBody: Body<PersonKeys> = {
  write: (k) => join(idBytes(k.person), k.identity, k.sealing, u32(k.made)),
  read: (from) => ({
    person: from.id(),
    identity: from.take(size.signingPublic),
    sealing: from.take(size.sealingPublic),
    made: from.u32(),
  }),
};

export const directoryBody: Body<DirectoryBody> = {
  write: (d) =>
    join(
      u32(d.version),
      u32(d.day),
      u32(d.lastDay),
      idBytes(d.officer),
      u16(d.entries.length),
      ...d.entries.flatMap((e) => [idBytes(e.person), u16(e.purposes), e.identity, e.sealing]),
    ),
  read(from) {
    const head = { version: from.u32(), day: from.u32(), lastDay: from.u32(), officer: from.id() };
    const count = from.u16();
    const entries: Entry[] = [];
    while (entries.length < count && !from.failed) entries.push(readEntry(from));
    return entriesFit(entries) ? { ...head, entries } : null;
  },
};

function readEntry(from: Reader): Entry {
  return {
    person: from.id(),
    purposes: from.u16(),
    identity: from.take(size.signingPublic),
    sealing: from.take(size.sealingPublic),
  };
}

// 7.3
export function entriesFit(entries: readonly Entry[]): boolean {
  const ascending = entries.every((entry, i) => i === 0 || entries[i - 1].person < entry.person);
  const distinct = (texts: string[]) => new Set(texts).size === entries.length;
  return (
    ascending &&
    entries.every((entry) => purposesFit(entry.purposes)) &&
    distinct(entries.map((entry) => entry.identity.join())) &&
    distinct(entries.map((entry) => entry.sealing.join()))
  );
}

export const epochKeyBody: Body<EpochKey> = {
  write: (e) => join(idBytes(e.person), u32(e.day), e.key),
  read: (from) => ({ person: from.id(), day: from.u32(), key: from.take(size.sealingPublic) }),
};

export const requestKeyBody: Body<RequestKey> = {
  write: (r) => join(idBytes(r.request), u32(r.generation), r.key, idBytes(r.person)),
  read(from) {
    const value = {
      request: from.id(),
      generation: from.u32(),
      key: from.take(size.sealingPublic),
      person: from.id(),
    };
    return value.generation > 0 ? value : null;
  },
};

export const revocationBody: Body<Revocation> = {
  write: (r) => join(idBytes(r.person), idBytes(r.identity), u32(r.fromVersion)),
  read: (from) => ({ person: from.id(), identity: from.id(), fromVersion: from.u32() }),
};

export const trailHeadBody: Body<TrailHead> = {
  write: (t) => join(u64(t.sequence), t.hash, u32(t.hour)),
  read: (from) => ({ sequence: from.u64(), hash: from.take(32), hour: from.u32() }),
};

export const recoveryKeyBody: Body<RecoveryKey> = {
  write: (r) => join(r.key, u32(r.made)),
  read: (from) => ({ key: from.take(size.sealingPublic), made: from.u32() }),
};
