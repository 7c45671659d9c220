// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes what this side seals, with the keys to open it, for the other side to check:
//     node shared/sealing/make_vectors.ts > ../tests/vectors/browser.json
// Content keys and nonces are random, so the file is another one every time, and as good as the one before.
import { type Bytes, type Id, toHex, utf8 } from "./bytes.ts";
import { EnvelopeKind, type Place, type Signer, close, readOutside } from "./envelope.ts";
import { chunkCount, sealChunk } from "./file.ts";
import { KeyKind, type Secret, keyId, organisationOf, sealingPublic, signingPublic } from "./keys.ts";
import { start } from "./sodium.ts";
import {
  stateAppointment,
  stateDirectory,
  stateEpochKey,
  statePersonKeys,
  stateRecoveryKey,
  stateRequestKey,
  stateRevocation,
  stateTrailHead,
} from "./statement.ts";
import { type Entry, purpose } from "./statement_body.ts";
import { chunkOf, hashOfChunk } from "./vectors/sealed.ts";
import { type Recipient, WrapPurpose, envelopeSubject, openWrap } from "./wrap.ts";

const seed = (number: number): Secret => new Uint8Array(32).fill(number);
const id = (number: number): Id => toHex(Uint8Array.from({ length: 16 }, (_, i) => number + i));

const place = { organisation: id(0x90), request: id(0xa0) };
const day = 20_779;

interface Reader {
  kind: KeyKind;
  number: number;
}
const epoch: Reader = { kind: KeyKind.epoch, number: 141 };
const person: Reader = { kind: KeyKind.person, number: 142 };
const caseKey: Reader = { kind: KeyKind.request, number: 143 };
const defender: Reader = { kind: KeyKind.reader, number: 144 };
const recovery: Reader = { kind: KeyKind.recovery, number: 145 };
const byReceipt: Signer = { kind: KeyKind.receiptSigner, seed: seed(146) };
const byPerson: Signer = { kind: KeyKind.identity, seed: seed(147) };

function envelope(
  [kind, sequence]: [EnvelopeKind, number],
  payload: string,
  signer: Signer | null,
  readers: Reader[],
): object {
  const here: Place = { ...place, kind, sequence };
  const recipients: Recipient[] = readers.map((one) => ({
    kind: one.kind,
    key: sealingPublic(seed(one.number)),
  }));
  const sealed = close(here, utf8(payload), signer, recipients)!;
  const subject = envelopeSubject(sealed.bytes);
  const contentKey = openWrap(
    sealed.wraps[0].bytes,
    readers[0].kind,
    seed(readers[0].number),
    WrapPurpose.contentKey,
    subject,
  )!;
  return {
    place: { organisation: here.organisation, case: here.request, kind, sequence },
    payload,
    signer: signer && signerOf(signer),
    content_key: toHex(contentKey),
    recipients_digest: toHex(readOutside(sealed.bytes)!.recipientsDigest),
    bytes: toHex(sealed.bytes),
    wraps: sealed.wraps.map((wrap, i) => ({
      kind: readers[i].kind,
      seed: toHex(seed(readers[i].number)),
      id: wrap.recipient,
      bytes: toHex(wrap.bytes),
    })),
  };
}

function signerOf(signer: Signer): object {
  const key = signingPublic(signer.seed);
  return { kind: signer.kind === KeyKind.identity ? 2 : 1, id: keyId(signer.kind, key), public: toHex(key) };
}

function envelopes(): object[] {
  return [
    envelope([EnvelopeKind.request, 0], '{"v":1,"answers":{"story":"…"}}', byReceipt, [
      epoch,
      person,
      recovery,
    ]),
    envelope([EnvelopeKind.request, 0], '{"v":1}', null, [epoch, recovery]),
    envelope([EnvelopeKind.request, 0], '{"v":1,"path":"staff"}', byPerson, [person]),
    envelope([EnvelopeKind.message, 9], '{"v":1,"text":"နောက်တစ်ခု"}', byReceipt, [caseKey]),
    envelope([EnvelopeKind.answer, 3], '{"v":1,"text":"نعم"}', byPerson, [caseKey, defender]),
    envelope([EnvelopeKind.note, 0], "a".repeat(4096 - 85 + 1), byPerson, [caseKey]),
    envelope([EnvelopeKind.sheet, 1], "b".repeat(65451), byPerson, [caseKey]),
  ];
}

function files(): object {
  const filePlace = { ...place, file: id(0xb0) };
  const key = seed(151);
  const chunk = (size: number, index: number) => {
    const sealed = sealChunk(
      filePlace,
      key,
      index,
      chunkOf(size, index),
      index + 1 === chunkCount(size) ? size : null,
    );
    const bytes = size <= 1 ? { bytes: toHex(sealed) } : {};
    return { length: sealed.length, hash: hashOfChunk(sealed), ...bytes };
  };
  const file = (size: number) => ({
    size,
    chunks: Array.from({ length: chunkCount(size) }, (_, index) => chunk(size, index)),
  });
  return {
    organisation: place.organisation,
    case: place.request,
    file: filePlace.file,
    key: toHex(key),
    sealed: [0, 1, 5000, 262_144, 262_145, 700_001].map(file),
    refused: [],
  };
}

const root = seed(161);
const appointment = seed(162);
const identity = seed(163);
const sealing = seed(164);
const trail = seed(165);
const organisation = (): Id => organisationOf(signingPublic(root));

function entries(): Entry[] {
  const entry = (number: number, purposes: number, one: Secret, other: Secret) => ({
    person: id(number),
    purposes,
    identity: signingPublic(one),
    sealing: sealingPublic(other),
  });
  return [
    entry(0x30, purpose.officer | purpose.cases, identity, sealing),
    entry(0x31, purpose.requests, seed(171), seed(172)),
    entry(0x32, purpose.cases, seed(173), seed(174)),
  ];
}

function credential(): object {
  const appointed = {
    issuerKind: KeyKind.root,
    issuer: keyId(KeyKind.root, signingPublic(root)),
    person: id(0x30),
    purposes: purpose.officer | purpose.cases,
    appointment: signingPublic(appointment),
    lastDay: day + 7,
  };
  const keys = {
    person: id(0x30),
    identity: signingPublic(identity),
    sealing: sealingPublic(sealing),
    made: day,
  };
  return {
    root_seed: toHex(root),
    root_public: toHex(signingPublic(root)),
    organisation: organisation(),
    day,
    appointment_seed: toHex(appointment),
    identity_seed: toHex(identity),
    sealing_seed: toHex(sealing),
    appointment: toHex(stateAppointment(organisation(), appointed, root)),
    person_keys: toHex(statePersonKeys(organisation(), keys, appointment, identity)),
  };
}

function keysStated(): object {
  const epochKey = sealingPublic(seed(181));
  const requestKey = sealingPublic(seed(182));
  const stated = { request: id(0x20), generation: 1, key: requestKey, person: id(0x32) };
  return {
    epoch_key: toHex(stateEpochKey(organisation(), { person: id(0x31), day, key: epochKey }, seed(171))),
    epoch_key_public: toHex(epochKey),
    case_key: toHex(stateRequestKey(organisation(), stated, seed(173))),
    case_key_public: toHex(requestKey),
    case: id(0x20),
  };
}

function rootStated(): object {
  const revoked = {
    person: id(0x31),
    identity: keyId(KeyKind.identity, signingPublic(seed(171))),
    fromVersion: 6,
  };
  const recoveryPublic = sealingPublic(seed(recovery.number));
  return {
    revocation: toHex(stateRevocation(organisation(), revoked, root)),
    revoked_person: id(0x31),
    recovery_key: toHex(stateRecoveryKey(organisation(), { key: recoveryPublic, made: day }, root)),
    recovery_public: toHex(recoveryPublic),
  };
}

function statements(): object {
  const listed = entries();
  const body = { version: 6, day, lastDay: day + 30, officer: id(0x30), entries: listed };
  const head = { sequence: 54_321, hash: new Uint8Array(32).fill(9) as Bytes, hour: day * 24 };
  return {
    ...credential(),
    ...keysStated(),
    ...rootStated(),
    directory: toHex(stateDirectory(organisation(), body, identity)),
    directory_version: body.version,
    entries: listed.map((one) => ({
      person: one.person,
      purposes: one.purposes,
      identity: toHex(one.identity),
      sealing: toHex(one.sealing),
    })),
    trail_seed: toHex(trail),
    trail_head: toHex(stateTrailHead(organisation(), head, trail)),
    trail_sequence: head.sequence,
    trail_hash: toHex(head.hash),
    trail_hour: head.hour,
    refused_directories: [],
    refused_keys: [],
  };
}

await start();
const all = { version: 1, envelopes: envelopes(), files: files(), statements: statements() };
process.stdout.write(JSON.stringify(all, null, 1) + "\n");
