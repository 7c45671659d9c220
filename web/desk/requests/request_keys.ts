// SPDX-License-Identifier: AGPL-3.0-or-later
// One request's keys as far as this person has them, and the content keys they open (doc/sealing.md sections
// 3 and 8).
import type { Id, RequestRecord, SealedHead, StoredEnvelope } from "../../shared/api.ts";
import {
  KeyKind,
  type SealingPublicKey,
  type Secret,
  clear,
  keyId,
  sealingPublic,
} from "../../shared/sealing/keys.ts";
import { readStatement } from "../../shared/sealing/statement.ts";
import { type RequestKey, StatementKind, requestKeyBody } from "../../shared/sealing/statement_body.ts";
import {
  WrapPurpose,
  envelopeSubject,
  openRequestKey,
  openWrap,
  readWrap,
} from "../../shared/sealing/wrap.ts";
import { epochSeed, myEpochDays } from "../access/epoch_keys.ts";
import { bytesOf } from "../access/vouching.ts";
import { type Session, session, whenLocking } from "../access/session.ts";
import { raise } from "../house/alarms.ts";

type KeyedRecord = Pick<RequestRecord, "wraps" | "request_keys"> & {
  facts: Pick<RequestRecord["facts"], "id" | "generation" | "generation_open">;
};

interface Generation {
  generation: number;
  key: SealingPublicKey;
  seed: Secret;
}

export class RequestKeys {
  readonly request: Id;
  readonly generations: Generation[] = [];
  // What new envelopes are sealed to; null while a new generation is due.
  readonly open: SealingPublicKey | null;
  readonly newest: number;

  // For a request nobody has taken up: it has no keys of its own yet.
  static ofUnopened(request: Id): RequestKeys {
    return RequestKeys.afterClosed(request, 0);
  }

  // For making the next generation alone: it takes none of those before.
  static afterClosed(request: Id, generation: number): RequestKeys {
    return new RequestKeys({
      facts: { id: request, generation, generation_open: false },
      wraps: [],
      request_keys: [],
    });
  }

  constructor(record: KeyedRecord) {
    const here = session();
    this.request = record.facts.id;
    this.newest = record.facts.generation;
    const stated = statedKeys(here, record);
    for (const wrapped of record.wraps) {
      const key = stated.get(wrapped.generation)?.key;
      const place = {
        organisation: here.place.organisation,
        request: this.request,
        generation: wrapped.generation,
      };
      const seed =
        key && openRequestKey(bytesOf(wrapped.wrap), KeyKind.person, here.keyring.sealing, { ...place, key });
      if (key && seed) this.generations.push({ generation: wrapped.generation, key, seed });
    }
    const newest = stated.get(this.newest);
    this.open = record.facts.generation_open && newest?.vouched ? newest.key : null;
    this.#stop = this.generations.length > 0 ? whenLocking(() => this.clear()) : () => {};
  }

  readonly #stop: () => void;

  clear(): void {
    for (const { seed } of this.generations) clear(seed);
    this.generations.length = 0;
    this.#stop();
  }

  // null: nothing here opens it. That is no alarm: who joins late, or comes too late, lacks keys.
  async contentKey(envelope: SealedHead): Promise<Secret | null> {
    const subject = envelopeSubject(bytesOf(envelope.sealed));
    for (const text of envelope.wraps) {
      const bytes = bytesOf(text);
      const outside = readWrap(bytes);
      const seed = outside && (await this.#seedFor(outside.recipientKind, outside.recipient, envelope.hour));
      const key = seed && openWrap(bytes, outside.recipientKind, seed, WrapPurpose.contentKey, subject);
      if (key) return key;
    }
    return null;
  }

  async #seedFor(kind: KeyKind, recipient: Id, hour: number): Promise<Secret | null> {
    if (kind === KeyKind.person) return session().keyring.sealing;
    if (kind === KeyKind.epoch) return seedOfEpoch(recipient, Math.floor(hour / 24));
    const mine = this.generations.find(({ key }) => keyId(KeyKind.request, key) === recipient);
    return kind === KeyKind.request && mine ? mine.seed : null;
  }

  isSealedToRequest(envelope: StoredEnvelope): boolean {
    return envelope.wraps.some((text) => readWrap(bytesOf(text))?.recipientKind === KeyKind.request);
  }
}

interface Stated {
  key: SealingPublicKey;
  vouched: boolean;
}

// Whoever made a key may have left since: then it still opens what it sealed, and nothing new is sealed to
// it.
function statedKeys(here: Session, record: KeyedRecord): Map<number, Stated> {
  const stated = new Map<number, Stated>();
  for (const { generation, statement } of record.request_keys) {
    const bytes = bytesOf(statement);
    const read = readStatement(StatementKind.requestKey, requestKeyBody, here.place.organisation, bytes);
    const vouched = here.vouched?.directory.verifyRequestKey(bytes) ?? null;
    const fits = (key: RequestKey | null) =>
      key?.request === record.facts.id && key.generation === generation;
    if (!fits(read) || (!vouched && here.vouched?.directory.find(read!.person))) {
      raise("alarm.request_key");
      continue;
    }
    stated.set(generation, { key: read!.key, vouched: vouched !== null });
  }
  return stated;
}

// An envelope names the key, not its day: the day it arrived is the likeliest, then its neighbours.
async function seedOfEpoch(recipient: Id, arrived: number): Promise<Secret | null> {
  const known = epochOfKey.get(recipient);
  if (known !== undefined) return epochSeed(known);
  const distance = (day: number) => (day > arrived ? 2 * (day - arrived) : 2 * (arrived - day) - 1);
  const days = (await myDays())
    .filter((day) => day <= arrived + 2)
    .sort((one, other) => distance(one) - distance(other));
  for (const day of days) {
    const seed = await epochSeed(day);
    if (!seed) continue;
    const id = keyId(KeyKind.epoch, sealingPublic(seed));
    epochOfKey.set(id, day);
    if (id === recipient) return seed;
  }
  return null;
}

const epochOfKey = new Map<Id, number>();
let days: Promise<number[]> | null = null;

function myDays(): Promise<number[]> {
  days ??= myEpochDays();
  return days;
}

whenLocking(() => {
  epochOfKey.clear();
  days = null;
});
