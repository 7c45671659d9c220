// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own keys for new requests, one a day, made ahead on this device (doc/sealing.md 7.6). Private halves
// are sealed for oneself and fetched when a request needs one.
import { type NewEpochKey, epochs } from "../../shared/api.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { type Secret, clear, freshSecret, sealingPublic } from "../../shared/sealing/keys.ts";
import { epochName, openForSelf, sealForSelf } from "../../shared/sealing/person.ts";
import { stateEpochKey } from "../../shared/sealing/statement.ts";
import { purpose } from "../../shared/sealing/statement_body.ts";
import { bytesOf } from "./vouching.ts";
import { session, whenLocking } from "./session.ts";

const daysAhead = 35;
const opened = new Map<number, Secret>();

whenLocking(() => {
  for (const seed of opened.values()) clear(seed);
  opened.clear();
});

export async function epochSeed(day: number): Promise<Secret | null> {
  const { place, keyring } = session();
  const known = opened.get(day);
  if (known) return known;
  const seed = openForSelf(place, keyring.vault, epochName(day), bytesOf(await epochs.sealed(day)));
  if (seed) opened.set(day, seed);
  return seed;
}

export function myEpochDays(): Promise<number[]> {
  return epochs.days();
}

// How many were made; none for those to whom no new request is sealed.
export async function keepStock(): Promise<number> {
  const { me, place, vouched } = session();
  const mine = vouched?.directory.find(place.person);
  if (!mine || (mine.purposes & (purpose.requests | purpose.complaints)) === 0) return 0;
  const have = new Set(await epochs.days());
  const { today } = me.organisation;
  const missing = Array.from({ length: daysAhead }, (_, i) => today + i).filter((day) => !have.has(day));
  if (missing.length > 0) await epochs.add(missing.map(freshEpochKey));
  return missing.length;
}

function freshEpochKey(day: number): NewEpochKey {
  const { place, keyring } = session();
  const seed = freshSecret();
  const key = sealingPublic(seed);
  const statement = stateEpochKey(place.organisation, { person: place.person, day, key }, keyring.identity);
  const sealed = sealForSelf(place, keyring.vault, epochName(day), seed);
  clear(seed);
  return { day, statement: toBase64url(statement), sealed: toBase64url(sealed) };
}
