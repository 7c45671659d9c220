// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { type Row, olderThan, rareFirst, similarTo, withChosen, withPreviews } from "./sorting.ts";

const row = (id: string, text: string | null, hour = 1): Row => ({
  facts: { id, imminence: "now", language: "en", path: "plain", arrived_hour: hour, files: 0 },
  text,
  opened: text !== null,
});
const junk = (n: number) => row(`j${n}`, `win a prize today in our lottery number ${n}`, n);

test("choosing one piece of junk chooses all its copies, and not the real request", () => {
  const rows = [
    junk(1),
    row("real", "they came to my house last night and asked for me"),
    junk(2),
    row("closed", null),
    junk(3),
  ];
  assert.deepEqual(similarTo(rows, "j1"), ["j1", "j2", "j3"]);
  assert.deepEqual(similarTo(rows, "closed"), ["closed"]);
});

test("what is like no other, and what could not be opened, stands before a thousand copies", () => {
  const rows = [
    ...Array.from({ length: 1000 }, (_, i) => junk(i)),
    row("real", "they came to my house last night"),
    row("closed", null),
  ];
  assert.deepEqual(
    rareFirst(rows)
      .slice(0, 2)
      .map((one) => one.facts.id),
    ["closed", "real"],
  );
});

test("older ones are chosen together, and taken back", () => {
  const rows = [junk(3), junk(2), junk(1)];
  const chosen = withChosen(new Set(), olderThan(rows, "j2"), true);
  assert.deepEqual([...chosen], ["j2", "j1"]);
  assert.deepEqual([...withChosen(chosen, ["j2"], false)], ["j1"]);
});

test("a preview that came belongs to its row", () => {
  const [one, other] = withPreviews([row("a", null), row("b", null)], [{ id: "b", text: "x" }]);
  assert.equal(one.opened, false);
  assert.equal(other.text, "x");
});
