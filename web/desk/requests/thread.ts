// SPDX-License-Identifier: AGPL-3.0-or-later
// One request as this device sees it: facts, keys, everything written, and what its devices still owe it.
import { type Id, type RequestRecord, type StoredEnvelope, requests } from "../../shared/api.ts";
import { KeyKind } from "../../shared/sealing/keys.ts";
import { session } from "../access/session.ts";
import { raise } from "../house/alarms.ts";
import { t } from "../speak.ts";
import { type ThreadEntry, openEntry } from "./opening.ts";
import { type Answers, type TeamRecord, writePayload } from "./payload.ts";
import { type KnownReaders, handedOver, sortReaders } from "./receipts.ts";
import { RequestKeys } from "./request_keys.ts";
import type { Written } from "../case/sheet.ts";
import { nextGeneration, readerKey, rewrapped, write } from "./sealing_requests.ts";

export interface Thread {
  record: RequestRecord;
  keys: RequestKeys;
  entries: ThreadEntry[];
  writings: Written[]; // on the case's sheets
  readers: KnownReaders;
  // Sequence numbers run without gaps; where one is missing, something was kept from us.
  incomplete: boolean;
}

async function allEnvelopes(id: Id): Promise<StoredEnvelope[]> {
  const all: StoredEnvelope[] = [];
  let after: string | null = null;
  do {
    const page: { envelopes: StoredEnvelope[]; more: string | null } = await requests.envelopes(id, after);
    all.push(...page.envelopes);
    after = page.more;
  } while (after !== null);
  return all;
}

export async function readThread(id: Id, known?: RequestRecord): Promise<Thread> {
  const record = known ?? (await requests.one(id));
  return openThread(record, await allEnvelopes(id));
}

export async function openThread(
  record: RequestRecord,
  envelopes: readonly StoredEnvelope[],
): Promise<Thread> {
  const { id } = record.facts;
  const keys = new RequestKeys(record);
  const { organisation } = session().place;
  const late = (envelope: StoredEnvelope) => envelope.kind === "message";

  // The request and the notes say which receipts are real; only then can messages be believed.
  const first: ThreadEntry[] = [];
  for (const envelope of envelopes.filter((one) => !late(one)))
    first.push(await openEntry(keys, envelope, []));
  const readers = sortReaders({ organisation, id }, record.readers, first);
  if (readers.doubtful.some((reader) => reader.state !== "dead") && first.some((one) => one.payload?.receipt))
    raise("alarm.reader");
  const messages: ThreadEntry[] = [];
  for (const envelope of envelopes.filter(late)) messages.push(await openEntry(keys, envelope, readers.real));

  const place = new Map(envelopes.map((envelope, index) => [envelope.id, index]));
  const entries = [...first, ...messages].sort(
    (one, other) => place.get(one.envelope.id)! - place.get(other.envelope.id)!,
  );
  return { record, keys, entries, writings: writingsOf(entries), readers, incomplete: hasGaps(envelopes) };
}

// Who wrote it is what the signature says.
function writingsOf(entries: readonly ThreadEntry[]): Written[] {
  return entries.flatMap(({ envelope, payload, author }) => {
    if (envelope.kind !== "sheet" || !payload?.sheet || author.is !== "person") return [];
    return [{ ...payload.sheet, sequence: envelope.sequence, author: author.person, hour: envelope.hour }];
  });
}

export function hasGaps(envelopes: readonly Pick<StoredEnvelope, "direction" | "sequence">[]): boolean {
  return (["inward", "outward", "inside"] as const).some((direction) => {
    const numbers = envelopes.filter((one) => one.direction === direction).map((one) => one.sequence);
    return numbers.length > 0 && Math.max(...numbers) + 1 !== new Set(numbers).size;
  });
}

export async function adopt(id: Id, record: RequestRecord, team: readonly Id[]): Promise<void> {
  const envelopes = await allEnvelopes(id);
  const keys = new RequestKeys(record);
  await requests.adopt(id, await nextGeneration(keys, team, envelopes));
}

// 8.4 and 5.5: a generation that is due, and the history of whoever took up a code. Whichever device comes
// first does it.
export async function payDues(thread: Thread): Promise<boolean> {
  const { record, keys, entries, readers } = thread;
  const { id, team, generation } = record.facts;
  if (generation === 0 || !team.includes(session().place.person)) return false;
  if (!keys.open) {
    const loose = entries
      .map((entry) => entry.envelope)
      .filter((envelope) => !keys.isSealedToRequest(envelope));
    const present = team.filter((person) => session().vouched?.directory.find(person));
    await requests.addGeneration(id, await nextGeneration(keys, present, loose));
    return true;
  }
  const done = handedOver(entries);
  const fresh = readers.real.filter(
    (one) => one.replaces && !done.has(one.id) && one.reach === "all" && one.state !== "dead",
  );
  const answers = entries
    .filter((entry) => entry.envelope.direction === "outward")
    .map((entry) => entry.envelope);
  for (const reader of fresh) {
    const wraps = await rewrapped(keys, answers, { kind: KeyKind.reader, key: readerKey(reader) });
    if (wraps.length > 0) await requests.rewrap(id, reader.id, wraps);
    await note(thread, t("note.handed_over"), { what: "handed over", reader: reader.id });
  }
  return fresh.length > 0;
}

export function note(thread: Thread, text: string, record?: TeamRecord): Promise<Id> {
  const payload = writePayload({ text, ...(record && { set: { record } }) });
  return write(thread.keys, { kind: "note", payload, files: [], readers: [] });
}

// What holds now: the form as it was first filled in, and everything said anew since.
export function currentAnswers(entries: readonly ThreadEntry[]): Answers {
  const current: Answers = {};
  for (const { payload, envelope } of entries) {
    if (envelope.direction !== "inward" || !payload) continue;
    Object.assign(current, payload.answers ?? {}, payload.changed);
  }
  return current;
}
