// SPDX-License-Identifier: AGPL-3.0-or-later
// What is opened for searching, in this page's memory alone. Locking and logging out empty it.
import type { Facts, Id } from "../../shared/api.ts";
import { whenLocking } from "../access/session.ts";
import { said } from "../house/said.ts";
import { type Beat, pulse } from "../house/live.ts";
import { Store } from "../house/store.ts";
import { openThread } from "../requests/thread.ts";
import { type Gathered, allFacts, bulk, gather } from "./gathering.ts";
import { SearchIndex } from "./search_index.ts";
import { searchable } from "./searchable.ts";

export interface Progress {
  at: "empty" | "filling" | "stopped" | "filled";
  searched: number;
  all: number;
  // Requests of which something is closed to this device.
  closed: number;
  failed: string | null;
}

const nothing: Progress = { at: "empty", searched: 0, all: 0, closed: 0, failed: null };

export const progress = new Store<Progress>(nothing);
export const index = new SearchIndex();
export const facts = new Map<Id, Facts>();
// What was asked last, so that coming back from a result finds the list again. Not in the address: browsers
// keep those.
export const asked = { text: "" };

const closed = new Set<Id>();
// What must be fetched, at first or anew. Whatever is in here is true of no screen yet.
let stale = new Set<Id>();
let unlisted = true;
// Counts up when what is going on must end: stopped, or locked.
let round = 0;
let unfollow: (() => void) | null = null;

export function stop(): void {
  if (progress.value.at !== "filling") return;
  ++round;
  halt(null);
}

export function empty(): void {
  ++round;
  unfollow?.();
  unfollow = null;
  index.clear();
  facts.clear();
  closed.clear();
  stale = new Set();
  unlisted = true;
  asked.text = "";
  progress.set(nothing);
}

whenLocking(empty);

export async function fill(): Promise<void> {
  const mine = ++round;
  const goesOn = () => round === mine;
  unfollow ??= pulse.follow(() => follow(pulse.value));
  tell("filling");
  try {
    while (goesOn() && (unlisted || stale.size > 0)) {
      if (unlisted) await list(goesOn);
      await put([...stale].slice(0, bulk), goesOn);
    }
    if (goesOn()) tell("filled");
  } catch (error) {
    if (goesOn()) halt(said(error));
  }
}

// Something happened to these: they are fetched anew, and gone if they may no longer be read.
function follow({ touched, all }: Beat): void {
  unlisted ||= all;
  for (const id of touched) stale.add(id);
  if (progress.value.at === "filled" && (all || touched.size > 0)) void fill();
  if (progress.value.at === "stopped") halt(progress.value.failed);
}

// Nobody knows whether this may still be read as it is here, so it is not searched until it is fetched.
function halt(failed: string | null): void {
  forgetUntil(stale, unlisted ? [...facts.keys()] : [...stale]);
  tell("stopped", failed);
}

function forgetUntil(waiting: Set<Id>, ids: readonly Id[]): void {
  if (waiting !== stale) return; // emptied meanwhile
  for (const id of ids) {
    stale.add(id);
    index.remove(id);
  }
}

// What may be read now; everything of it is stale, as nobody can say what was missed.
async function list(goesOn: () => boolean): Promise<void> {
  unlisted = false;
  const listed = await allFacts(goesOn).catch((error: unknown) => {
    unlisted = true;
    throw error;
  });
  if (!goesOn()) {
    unlisted = true;
    return;
  }
  const still = new Set(listed.map((one) => one.id));
  for (const id of [...facts.keys()]) if (!still.has(id)) forget(id);
  for (const one of listed) {
    facts.set(one.id, one);
    stale.add(one.id);
  }
  tell("filling");
}

async function put(wanted: readonly Id[], goesOn: () => boolean): Promise<void> {
  const waiting = stale;
  // Before asking: what happens to them meanwhile makes them stale again.
  for (const id of wanted) waiting.delete(id);
  try {
    const gathered = await gather(wanted);
    if (!goesOn()) return forgetUntil(waiting, wanted);
    const still = new Set(gathered.map((one) => one.record.facts.id));
    for (const id of wanted) if (!still.has(id)) forget(id);
    for (const one of gathered) {
      await open(one, goesOn);
      await breathe();
      if (!goesOn()) return forgetUntil(waiting, wanted);
    }
  } catch (error) {
    forgetUntil(waiting, wanted);
    throw error;
  }
  if (goesOn()) tell("filling");
}

async function open({ record, envelopes }: Gathered, goesOn: () => boolean): Promise<void> {
  const thread = await openThread(record, envelopes);
  thread.keys.clear();
  if (!goesOn()) return;
  const { id, kind } = record.facts;
  const entries = thread.entries.map(({ envelope, payload }) => ({ hour: envelope.hour, payload }));
  index.put(searchable(id, kind, entries));
  facts.set(id, record.facts);
  if (entries.some((entry) => entry.payload === null)) closed.add(id);
  else closed.delete(id);
}

function forget(id: Id): void {
  index.remove(id);
  facts.delete(id);
  closed.delete(id);
}

function tell(at: Progress["at"], failed: string | null = null): void {
  const searched = [...facts.keys()].filter((id) => index.has(id) && !stale.has(id)).length;
  progress.set({ at, searched, all: facts.size, closed: closed.size, failed });
}

// Whoever types meanwhile comes first.
function breathe(): Promise<void> {
  return new Promise((breathed) => setTimeout(breathed));
}
