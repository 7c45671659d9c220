// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { afterBeginning, nearWords, placeOf } from "./edits.ts";

function near(sorted: string[], typed: string, most: number, open = false): string[] {
  const found: string[] = [];
  nearWords(sorted, typed, { most, open }, (at, edits) => found.push(`${sorted[at]}:${edits}`));
  return found;
}

// As the textbook has it, whole tables and no sharing.
function plainDistance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= one.length; ++row)
    for (let column = 1; column <= other.length; ++column) {
      const other_ = one[row - 1] === other[column - 1] ? 0 : 1;
      table[row][column] = Math.min(
        table[row - 1][column - 1] + other_,
        table[row - 1][column] + 1,
        table[row][column - 1] + 1,
      );
      const exchanged =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged) table[row][column] = Math.min(table[row][column], table[row - 2][column - 2] + 1);
    }
  return table[one.length][other.length];
}

function randomWords(seed: number, count: number): string[] {
  let state = seed;
  const next = (below: number) => (state = (state * 48271) % 2147483647) % below;
  const words = Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(7) }, () => "abc"[next(3)]).join(""),
  );
  return [...new Set(words)].sort();
}

test("the sorted walk finds what the textbook finds", () => {
  const words = randomWords(7, 400);
  for (const typed of randomWords(11, 60))
    for (const most of [1, 2]) {
      const expected = words
        .map((word) => ({ word, edits: plainDistance(word, typed) }))
        .filter(({ edits }) => edits <= most)
        .map(({ word, edits }) => `${word}:${edits}`);
      assert.deepEqual(near(words, typed, most), expected, `${typed} within ${most}`);
    }
});

test("an unfinished word finds what it may become, slips included", () => {
  const words = ["demain", "detention", "detenu", "determine", "retention"];
  assert.deepEqual(near(words, "detnt", 1, true), ["detention:1"]);
  assert.deepEqual(near(words, "dtent", 1, true), ["detention:1"]);
  assert.deepEqual(near(words, "dtent", 1), []);
});

test("an unfinished word finds every word of which a beginning is near", () => {
  const words = randomWords(23, 300);
  for (const typed of randomWords(31, 40).filter((word) => word.length > 2)) {
    const expected = words.filter((word) =>
      Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end)).some(
        (beginning) => plainDistance(beginning, typed) <= 1,
      ),
    );
    assert.deepEqual(
      near(words, typed, 1, true).map((one) => one.split(":")[0]),
      expected,
      typed,
    );
  }
});

test("a beginning is a stretch of the list", () => {
  const words = ["a", "ab", "abc", "b"];
  assert.equal(placeOf(words, "ab"), 1);
  assert.equal(afterBeginning(words, "ab"), 3);
  assert.equal(placeOf(words, "zz"), 4);
});
