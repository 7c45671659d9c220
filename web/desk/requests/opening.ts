// SPDX-License-Identifier: AGPL-3.0-or-later
// A request's envelopes opened on this device. Who wrote what is what the signatures say, not what the server
// says.
import type { EnvelopeWord, Id, ReceiptReader, StoredEnvelope } from "../../shared/api.ts";
import { EnvelopeKind, open, readOutside } from "../../shared/sealing/envelope.ts";
import { KeyKind, type Secret, type SigningPublicKey, clear, keyId } from "../../shared/sealing/keys.ts";
import { fromBase64url } from "../../shared/sealing/bytes.ts";
import { bytesOf } from "../access/vouching.ts";
import { readPins } from "../access/pins.ts";
import { session } from "../access/session.ts";
import { raise } from "../house/alarms.ts";
import { type Payload, readPayload } from "./payload.ts";
import type { RequestKeys } from "./request_keys.ts";

export type Author = { is: "person"; person: Id } | { is: "receipt"; signer: Id } | { is: "unknown" };

export interface ThreadEntry {
  envelope: StoredEnvelope;
  payload: Payload | null;
  author: Author;
  // no key: nothing of ours opens it. unvouched: signed by an identity that neither the directory nor this device
  // knows, as of somebody who left before this device was new. broken: it is not what it says it is.
  state: "open" | "no key" | "unvouched" | "broken";
}

export const envelopeKinds: Record<EnvelopeWord, EnvelopeKind> = {
  request: EnvelopeKind.request,
  message: EnvelopeKind.message,
  answer: EnvelopeKind.answer,
  note: EnvelopeKind.note,
  sheet: EnvelopeKind.sheet,
};

export async function openEntry(
  keys: RequestKeys,
  envelope: StoredEnvelope,
  readers: readonly ReceiptReader[],
): Promise<ThreadEntry> {
  const contentKey = await keys.contentKey(envelope);
  if (!contentKey) return { envelope, payload: null, author: { is: "unknown" }, state: "no key" };
  const entry = openWith(contentKey, keys.request, envelope, readers);
  clear(contentKey);
  if (entry.state === "broken") raise("alarm.envelope");
  return entry;
}

function openWith(
  key: Secret,
  request: Id,
  envelope: StoredEnvelope,
  readers: readonly ReceiptReader[],
): ThreadEntry {
  const { organisation } = session().place;
  const kind = envelopeKinds[envelope.kind];
  const place = { organisation, request, kind, sequence: envelope.sequence };
  let stranger = false;
  const opened = open(place, bytesOf(envelope.sealed), key, (signerKind, id, payload) => {
    if (signerKind !== KeyKind.identity) return receiptKey(id, kind, payload, readers);
    const known = identityKey(id);
    stranger = known === null;
    return known;
  });
  const payload = opened && readPayload(opened.payload);
  if (opened) clear(opened.payload);
  const state = stranger ? "unvouched" : "broken";
  if (!opened || !payload) return { envelope, payload: null, author: { is: "unknown" }, state };
  return { envelope, payload, author: authorOf(opened.signerKind, opened.signer), state: "open" };
}

// 2.5 A request brings its receipt's key along; later messages must be of a receipt we can vouch for.
function receiptKey(
  id: Id,
  kind: EnvelopeKind,
  payload: Uint8Array,
  readers: readonly ReceiptReader[],
): SigningPublicKey | null {
  const known = readers.map((reader) => fromBase64url(reader.signer_key));
  if (kind === EnvelopeKind.request) known.push(fromBase64url(readPayload(payload)?.receipt?.signer ?? ""));
  return known.find((key) => key?.length === 32 && keyId(KeyKind.receiptSigner, key) === id) ?? null;
}

function identityKey(id: Id): SigningPublicKey | null {
  const { vouched, place } = session();
  const now = vouched?.directory.findIdentity(id)?.identity;
  if (now) return now;
  const once = readPins(localStorage, place.organisation)?.identities[id];
  return once ? fromBase64url(once.key) : null;
}

function authorOf(kind: number, signer: Id): Author {
  if (kind === KeyKind.receiptSigner) return { is: "receipt", signer };
  const { vouched, place } = session();
  const person =
    vouched?.directory.findIdentity(signer)?.person ??
    readPins(localStorage, place.organisation)?.identities[signer]?.person;
  return person ? { is: "person", person } : { is: "unknown" };
}

// The outside of an envelope must agree with what the server lists it as, before anything is sealed beside
// it.
export function outsideFits(request: Id, envelope: StoredEnvelope): boolean {
  const outside = readOutside(bytesOf(envelope.sealed));
  return (
    outside?.place.request === request &&
    outside.place.sequence === envelope.sequence &&
    outside.place.kind === envelopeKinds[envelope.kind]
  );
}
