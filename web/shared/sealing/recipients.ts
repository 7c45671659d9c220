// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom an inward envelope is sealed to while a case has no open key of its own (doc/sealing.md 7.6, 8.2,
// 8.4).
import { type Id, sameBytes } from "./bytes.ts";
import { type Directory } from "./directory.ts";
import { KeyKind } from "./keys.ts";
import { type Entry, type EpochKey } from "./statement_body.ts";
import { type Recipient } from "./wrap.ts";

export interface Recipients {
  recipients: Recipient[];
  stale: boolean; // somebody's key was not of these days
  lasting: boolean; // somebody had no epoch key at all
}

// For everyone with a purpose, or for these people as far as the directory has them: the epoch key of the
// day, or what stands in for it. The recovery key is added by the caller.
export function chooseRecipients(
  directory: Directory,
  whom: number | readonly Id[],
  verifiedKeys: readonly EpochKey[],
  today: number,
): Recipients {
  const keys = withoutRepeated(verifiedKeys);
  const chosen: Recipients = { recipients: [], stale: false, lasting: false };
  for (const entry of entriesOf(directory, whom)) {
    const key = bestKey(keys, entry.person, today);
    chosen.recipients.push(
      key ? { kind: KeyKind.epoch, key: key.key } : { kind: KeyKind.person, key: entry.sealing },
    );
    chosen.lasting ||= !key;
    chosen.stale ||= !key || key.day < today - 1;
  }
  return chosen;
}

function entriesOf(directory: Directory, whom: number | readonly Id[]): Entry[] {
  if (typeof whom === "number") return directory.entries.filter((entry) => (entry.purposes & whom) !== 0);
  return whom.map((person) => directory.find(person)).filter((entry) => entry !== null);
}

// 7.6 A key that stands for two people or two days stands for nobody.
function withoutRepeated(keys: readonly EpochKey[]): EpochKey[] {
  const contradict = (one: EpochKey, other: EpochKey) =>
    (one.person !== other.person || one.day !== other.day) && sameBytes(one.key, other.key);
  return keys.filter((key) => !keys.some((other) => contradict(key, other)));
}

function bestKey(keys: readonly EpochKey[], person: Id, today: number): EpochKey | undefined {
  return keys
    .filter((key) => key.person === person && key.day <= today + 1)
    .sort(
      (one, other) => daysFromBest(one, today) - daysFromBest(other, today) || compare(one.key, other.key),
    )[0];
}

// Of two for the same day the one whose bytes come first, so that every device takes the same.
function compare(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at < 0 ? 0 : one[at] - other[at];
}

// 7.6 Today's first, then one day of clock error, then the newest of the past.
function daysFromBest(key: EpochKey, today: number): number {
  const age = today - key.day;
  if (age === -1) return 2;
  return age >= 2 ? age + 1 : age;
}
