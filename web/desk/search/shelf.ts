// SPDX-License-Identifier: AGPL-3.0-or-later
// What is opened for searching, in this page's memory alone. Locking and logging out empty it.
import type { Facts, Id } from "../../shared/api.ts";
import { whenLocking } from "../access/session.ts";
import { said } from "../house/said.ts";
import { pulse } from "../house/live.ts";
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
// Counts up when what is going on must end: stopped, or locked.
let round = 0;
let unfollow: (() => void) | null = null;

export function stop(): void {
  ++round;
  if (progress.value.at === "filling") tell("stopped");
}

export function empty(): void {
  ++round;
  unfollow?.();
  unfollow = null;
  index.clear();
  facts.clear();
  closed.clear();
  asked.text = "";
  progress.set(nothing);
}

whenLocking(empty);

export async function fill(): Promise<void> {
  const mine = ++round;
  const goesOn = () => round === mine;
  unfollow ??= pulse.follow(() => void follow([...pulse.value.touched]));
  tell("filling");
  try {
    const listed = await allFacts(goesOn);
    if (!goesOn()) return;
    for (const one of listed) facts.set(one.id, one);
    tell("filling");
    await put(
      listed.map((one) => one.id).filter((id) => !index.has(id)),
      goesOn,
    );
    if (goesOn()) tell("filled");
  } catch (error) {
    if (goesOn()) tell("stopped", said(error));
  }
}

// Something happened to these: they are fetched anew, and gone if they may no longer be read.
async function follow(touched: readonly Id[]): Promise<void> {
  const mine = round;
  const stale = touched.filter((id) => index.has(id) || progress.value.at === "filled");
  await put(stale, () => round === mine).catch(() => {});
  if (round === mine) tell(progress.value.at);
}

async function put(ids: readonly Id[], goesOn: () => boolean): Promise<void> {
  for (let at = 0; at < ids.length && goesOn(); at += bulk) {
    const wanted = ids.slice(at, at + bulk);
    const gathered = await gather(wanted);
    const still = new Set(gathered.map((one) => one.record.facts.id));
    if (!goesOn()) return;
    for (const id of wanted) if (!still.has(id)) forget(id);
    for (const one of gathered) {
      await open(one, goesOn);
      await breathe();
      if (!goesOn()) return;
    }
    tell(progress.value.at);
  }
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
  progress.set({ at, searched: index.size, all: facts.size, closed: closed.size, failed });
}

// Whoever types meanwhile comes first.
function breathe(): Promise<void> {
  return new Promise((breathed) => setTimeout(breathed));
}
