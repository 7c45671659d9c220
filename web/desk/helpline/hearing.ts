// SPDX-License-Identifier: AGPL-3.0-or-later
// What the daily tests say: which of mine wait for my answer, and who cannot be woken.
import type { Heard, Id, WakingChannel } from "../../shared/api_shapes.ts";

// Silent ones too: whoever hears late may still say so.
export function unanswered(hearing: readonly Heard[], person: Id): WakingChannel[] {
  return hearing
    .filter((one) => one.person === person && (one.hearing === "waiting" || one.hearing === "silent"))
    .map((one) => one.channel);
}

export function silent(hearing: readonly Heard[]): Heard[] {
  return hearing.filter((one) => one.hearing === "silent");
}

export function byPerson(hearing: readonly Heard[]): [Id, Heard[]][] {
  const people = new Map<Id, Heard[]>();
  for (const one of hearing) people.set(one.person, [...(people.get(one.person) ?? []), one]);
  return [...people];
}
