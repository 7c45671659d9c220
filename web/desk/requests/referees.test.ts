// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import type { ThreadEntry } from "./opening.ts";
import { refereeQuestions } from "./referees.ts";

type Direction = "inward" | "outward" | "inside";

const entry = (direction: Direction, sequence: number, changed: Record<string, string>) =>
  ({ envelope: { direction, sequence }, payload: { changed } }) as unknown as ThreadEntry;
const asks = (sequence: number) => entry("outward", sequence, { referee_asked: "Ama: does she work with you?" });
const says = (of: string, referee_allowed: string) => entry("inward", 9, { referee_of: of, referee_allowed });
const verdicts = (...entries: ThreadEntry[]) => refereeQuestions(entries).map(({ verdict }) => verdict);

test("a referee may be asked when the person said yes, and not before", () => {
  assert.deepEqual(verdicts(asks(1)), ["waiting"]);
  assert.deepEqual(verdicts(asks(1), says("1", "yes")), ["yes"]);
  assert.deepEqual(verdicts(asks(1), says("1", "no")), ["no"]);
});

test("what was said last holds, of each question its own", () => {
  assert.deepEqual(verdicts(asks(1), asks(2), says("1", "yes"), says("2", "yes"), says("1", "no")), ["no", "yes"]);
});

test("nobody but the person allows it", () => {
  assert.deepEqual(verdicts(asks(1), entry("outward", 2, { referee_of: "1", referee_allowed: "yes" })), ["waiting"]);
  assert.deepEqual(verdicts(asks(1), entry("inside", 2, { referee_of: "1", referee_allowed: "yes" })), ["waiting"]);
  assert.deepEqual(verdicts(says("1", "yes"), asks(1)), ["waiting"], "what was said before the question is no answer to it");
  assert.deepEqual(verdicts(asks(1), says("1", "perhaps"), says("7", "yes")), ["waiting"]);
});
