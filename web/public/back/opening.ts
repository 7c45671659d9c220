// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening a thread on this device: envelope by envelope, each with its author checked.
import { type Id, toBase64url } from "../../shared/sealing/bytes.ts";
import { EnvelopeKind, type SignerKey, directionOf, open } from "../../shared/sealing/envelope.ts";
import { KeyKind, clear, keyId } from "../../shared/sealing/keys.ts";
import { WrapPurpose, envelopeSubject, openWrap } from "../../shared/sealing/wrap.ts";
import { type House, type Kind, verified } from "../house.ts";
import { type Base64, type Stated, bytesOf } from "../line/door.ts";
import { type Payload, readPayload } from "./payload.ts";
import type { Visit } from "./visit.ts";

export interface StoredEnvelope {
  id: Id;
  kind: keyof typeof EnvelopeKind;
  sequence: number;
  hour: number;
  sealed: Base64;
  wrap: Base64 | null;
}

// POST /api/thread
export interface ThreadAnswer extends Stated {
  kind: Kind;
  state: string;
  arrived_hour: number;
  reader: { kind: "defender" | "reporter"; reach: "all" | "own" | "none"; state: string };
  next_sequence: number;
  envelopes: StoredEnvelope[];
}

export interface Message {
  voice: "mine" | "team";
  hour: number;
  sequence: number;
  said: Payload | null;
  doubtful: boolean; // it was for us, and does not open as something of the team's
}

export interface Thread {
  answer: ThreadAnswer;
  house: House;
  messages: Message[]; // oldest first
}

export function opened(answer: ThreadAnswer, visit: Visit): Thread {
  const house = verified(answer, visit.root);
  const signers = new Set([toBase64url(visit.signerKey)]);
  const messages = answer.envelopes.map((envelope) =>
    message(envelope, answer.request, { house, visit, signers }),
  );
  return { answer, house, messages };
}

interface Keys {
  house: House;
  visit: Visit;
  signers: Set<Base64>; // of this request's receipts, as its own letters state them
}

function message(envelope: StoredEnvelope, request: Id, keys: Keys): Message {
  const kind = EnvelopeKind[envelope.kind];
  const mine = directionOf(kind) === 1;
  const { hour, sequence } = envelope;
  const voice = mine ? "mine" : "team";
  const remembered = mine ? keys.visit.said.get(sequence) : undefined;
  if (remembered) return { voice, hour, sequence, said: remembered, doubtful: false };
  if (!envelope.wrap) return { voice, hour, sequence, said: null, doubtful: false };

  const said = openEnvelope(envelope, request, keys);
  if (said?.signer) keys.signers.add(said.signer);
  return { voice, hour, sequence, said, doubtful: said === null };
}

function openEnvelope(envelope: StoredEnvelope, request: Id, keys: Keys): Payload | null {
  const { house, visit } = keys;
  const sealed = bytesOf(envelope.sealed);
  const subject = envelopeSubject(sealed);
  const contentKey = openWrap(
    bytesOf(envelope.wrap),
    KeyKind.reader,
    visit.opener,
    WrapPurpose.contentKey,
    subject,
  );
  if (!contentKey) return null;
  const kind = EnvelopeKind[envelope.kind];
  const place = { organisation: house.organisation, request, kind, sequence: envelope.sequence };
  const whole = open(place, sealed, contentKey, signerKeys(kind, keys));
  clear(contentKey);
  return whole && readPayload(whole.payload);
}

// 2.5 The team's are in the directory; a request brings its receipt's along, and later letters are signed by
// one of those. `open` checks that the key has the stated id.
function signerKeys(kind: EnvelopeKind, { house, signers }: Keys): SignerKey {
  return (signerKind, id, payload) => {
    if (signerKind === KeyKind.identity) return house.directory.findIdentity(id)?.identity ?? null;
    if (kind === EnvelopeKind.request) return bytesOf(readPayload(payload)?.signer);
    return [...signers].map(bytesOf).find((key) => keyId(KeyKind.receiptSigner, key) === id) ?? null;
  };
}
