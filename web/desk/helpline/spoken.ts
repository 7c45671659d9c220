// SPDX-License-Identifier: AGPL-3.0-or-later
// Who speaks a language: a request's may be "fr-CA", a person's is "fr".
import type { Colleague, Helpline, Id } from "../../shared/api_shapes.ts";

const base = (tag: string) => tag.toLowerCase().split("-")[0] ?? "";

export function speakers(language: string, colleagues: readonly Colleague[]): Id[] {
  return colleagues
    .filter((one) => one.languages.some((spoken) => base(spoken) === base(language)))
    .map((one) => one.person);
}

// Of these people, whoever speaks the language before the others.
export function speakersFirst(
  language: string,
  people: readonly Id[],
  colleagues: readonly Colleague[],
): Id[] {
  const able = new Set(speakers(language, colleagues));
  return people.toSorted((one, other) => Number(able.has(other)) - Number(able.has(one)));
}

// With nobody on duty everybody is called, so anybody counts.
export function isSpokenOnDuty(language: string, now: Pick<Helpline, "on_duty" | "colleagues">): boolean {
  const able = speakers(language, now.colleagues);
  return now.on_duty.length === 0 ? able.length > 0 : able.some((person) => now.on_duty.includes(person));
}
