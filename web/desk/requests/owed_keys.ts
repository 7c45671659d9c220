// SPDX-License-Identifier: AGPL-3.0-or-later
// The keys this device owes after somebody left (doc/sealing.md 8.4): one after the other in the background, in
// small parcels. A parcel is kept whole or not at all, and what is kept is not asked for again: whatever stops
// this, it goes on from there.
import { type Due, type Id, type NewGeneration, dues } from "../../shared/api.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { leads, phase, session, whenLocking } from "../access/session.ts";
import { Store } from "../house/store.ts";
import { RequestKeys } from "./request_keys.ts";
import { nextGeneration } from "./sealing_requests.ts";
import { mayStand } from "./standing.ts";

export interface Progress {
  done: number;
  all: number;
}

export const owedKeys = new Store<Progress | null>(null);

const parcel = 25;
let paying: Promise<void> | null = null;

// Resolves when nothing is left that this device could do.
export function payOwedKeys(): Promise<void> {
  paying ??= payAll().finally(() => {
    paying = null;
    owedKeys.set(null);
  });
  return paying;
}

whenLocking(() => owedKeys.set(null));

async function payAll(): Promise<void> {
  if (!leads() || !session().vouched) return;
  let after: Id | null = null;
  let done = 0;
  do {
    const page: Awaited<ReturnType<typeof dues.page>> = await dues.page(after);
    if (page.dues.length === 0) return;
    // Whoever left must be out of what this device believes before anything is sealed anew.
    if (after === null) await refreshDirectory();
    for (let at = 0; at < page.dues.length; at += parcel) {
      const made = await renewals(page.dues.slice(at, at + parcel));
      if (phase.value.at !== "in") return;
      if (made.length > 0) done += (await dues.pay(made)).length;
      owedKeys.set({ done, all: done + Math.max(page.all - at - parcel, 0) });
    }
    after = page.more;
  } while (after !== null);
}

async function renewals(owed: readonly Due[]): Promise<{ request: Id; generation: NewGeneration }[]> {
  const made = [];
  for (const due of owed) {
    const generation = await renewal(due);
    if (generation) made.push({ request: due.request, generation });
    await breath();
    if (phase.value.at !== "in") return [];
  }
  return made;
}

// null: not this device's to make.
async function renewal(due: Due): Promise<NewGeneration | null> {
  const { vouched, place } = session();
  const team = due.team.filter((person) => {
    const entry = vouched?.directory.find(person);
    return entry !== undefined && entry !== null && mayStand(due.kind, entry.purposes);
  });
  if (!team.includes(place.person)) return null;
  const keys = RequestKeys.afterClosed(due.request, due.generation);
  const generation = await nextGeneration(keys, team, due.envelopes);
  // An envelope this device cannot open is another device's, or it would be lost to everybody.
  return generation.envelopes.length === due.envelopes.length ? generation : null;
}

// The screen comes first: somebody may be writing.
function breath(): Promise<void> {
  return new Promise((next) => setTimeout(next));
}
