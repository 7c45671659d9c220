// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealing for a request: generations of its key, envelopes, its history for somebody new.
import type {
  EnvelopeWrap,
  Id,
  NewEnvelope,
  NewGeneration,
  ReceiptReader,
  SealedHead,
} from "../../shared/api.ts";
import { Refused, requests } from "../../shared/api.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { close } from "../../shared/sealing/envelope.ts";
import {
  KeyKind,
  type SealingPublicKey,
  clear,
  freshSecret,
  sealingPublic,
} from "../../shared/sealing/keys.ts";
import { stateRequestKey } from "../../shared/sealing/statement.ts";
import {
  type Recipient,
  WrapPurpose,
  envelopeSubject,
  requestKeySubject,
  usable,
  wrap,
} from "../../shared/sealing/wrap.ts";
import { bytesOf } from "../access/vouching.ts";
import { type Vouched, session } from "../access/session.ts";
import { Alarmed } from "../house/alarms.ts";
import { envelopeKinds } from "./opening.ts";
import type { RequestKeys } from "./request_keys.ts";

export function vouched(): Vouched {
  const { vouched: found } = session();
  if (!found) throw new Refused(400, "no_directory");
  return found;
}

export function sealingKeyOf(person: Id): SealingPublicKey {
  const entry = vouched().directory.find(person);
  if (!entry) throw new Alarmed("alarm.person");
  return entry.sealing;
}

// 8.1, 8.2: the next key of a request for this team, and what was sealed to people before it.
export async function nextGeneration(
  keys: RequestKeys,
  team: readonly Id[],
  envelopes: readonly SealedHead[],
): Promise<NewGeneration> {
  const { place, keyring } = session();
  const generation = keys.newest + 1;
  const seed = freshSecret();
  const key = sealingPublic(seed);
  const stated = { request: keys.request, generation, key, person: place.person };
  const subject = requestKeySubject(place.organisation, keys.request, generation, key);
  const to = (recipient: Recipient) =>
    toBase64url(wrap(seed, recipient, WrapPurpose.requestKey, subject).bytes);
  const made = {
    statement: toBase64url(stateRequestKey(place.organisation, stated, keyring.identity)),
    team: team.map((person) => ({ person, wrap: to({ kind: KeyKind.person, key: sealingKeyOf(person) }) })),
    recovery: to({ kind: KeyKind.recovery, key: vouched().recovery }),
    envelopes: await rewrapped(keys, envelopes, { kind: KeyKind.request, key }),
  };
  clear(seed);
  return made;
}

// What we can open, for somebody who could not until now.
export async function rewrapped(
  keys: RequestKeys,
  envelopes: readonly SealedHead[],
  recipient: Recipient,
): Promise<EnvelopeWrap[]> {
  const wraps: EnvelopeWrap[] = [];
  for (const envelope of envelopes) {
    const contentKey = await keys.contentKey(envelope);
    if (!contentKey) continue;
    const subject = envelopeSubject(bytesOf(envelope.sealed));
    wraps.push({
      id: envelope.id,
      wrap: toBase64url(wrap(contentKey, recipient, WrapPurpose.contentKey, subject).bytes),
    });
    clear(contentKey);
  }
  return wraps;
}

// Every generation this person has, for somebody who joins.
export function historyFor(keys: RequestKeys, person: Id): { generation: number; wrap: string }[] {
  const { organisation } = session().place;
  const recipient = { kind: KeyKind.person, key: sealingKeyOf(person) };
  return keys.generations.map(({ generation, key, seed }) => {
    const subject = requestKeySubject(organisation, keys.request, generation, key);
    return { generation, wrap: toBase64url(wrap(seed, recipient, WrapPurpose.requestKey, subject).bytes) };
  });
}

export interface Writing {
  kind: NewEnvelope["kind"];
  payload: Uint8Array<ArrayBuffer>;
  files: Id[];
  readers: readonly ReceiptReader[];
}

// The envelope's id. Somebody else may have written in between: then the number is taken, and the next one is asked for.
export async function write(
  keys: RequestKeys,
  writing: Writing,
  send = (made: NewEnvelope) => requests.add(keys.request, made),
): Promise<Id> {
  const sealedTo = keys.open;
  if (!sealedTo) throw new Refused(409, "requests.generation_due");
  const direction = writing.kind === "answer" ? "outward" : writing.kind === "message" ? "inward" : "inside";
  for (let attempt = 0; ; ++attempt) {
    const { next } = await requests.one(keys.request);
    try {
      const made = sealed(keys.request, sealedTo, writing, next[direction]);
      return (await send(made)).envelope;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409 || attempt === 3) throw error;
      if (error.code.startsWith("crisis.")) throw error;
    }
  }
}

function sealed(request: Id, key: SealingPublicKey, writing: Writing, sequence: number): NewEnvelope {
  const { place, keyring } = session();
  const recipients: Recipient[] = [
    { kind: KeyKind.request, key },
    ...writing.readers.map((reader) => ({ kind: KeyKind.reader, key: readerKey(reader) })),
  ];
  const at = { organisation: place.organisation, request, kind: envelopeKinds[writing.kind], sequence };
  const made = close(at, writing.payload, { kind: KeyKind.identity, seed: keyring.identity }, recipients);
  if (!made) throw new Refused(413, "seal.text_too_long");
  return {
    kind: writing.kind,
    sequence,
    envelope: toBase64url(made.bytes),
    files: writing.files,
    wraps: made.wraps.map((one) => toBase64url(one.bytes)),
  };
}

export function readerKey(reader: ReceiptReader): SealingPublicKey {
  const key = bytesOf(reader.reader_key);
  if (!usable(key)) throw new Alarmed("alarm.reader");
  return key;
}
