// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { wordsOf } from "./fold.ts";
import { type Skeleton, alike, skeletonsOf } from "./skeleton.ts";
import { spellings } from "./spellings.ts";

interface Bones {
  written: string;
  name: number;
  skeletons: Skeleton[];
}

const all: Bones[] = spellings.flatMap((line, name) =>
  line.split(" ").map((written) => ({
    written,
    name,
    skeletons: skeletonsOf(
      wordsOf(written)
        .map((word) => word.folded)
        .join(""),
    ),
  })),
);

function match(one: Bones, other: Bones): boolean {
  return one.skeletons.some((a) => other.skeletons.some((b) => alike(a, b)));
}

function counted() {
  let found = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const [at, one] of all.entries()) {
    for (const other of all.slice(at + 1)) {
      const same = one.name === other.name;
      const matched = match(one, other);
      if (matched && same) ++found;
      else if (matched) wrong.push(`${one.written}=${other.written}`);
      else if (same) missed.push(`${one.written}≠${other.written}`);
    }
  }
  return { found, missed, wrong };
}

test("spellings of one name find each other, and few others", (context) => {
  const { found, missed, wrong } = counted();
  const recall = found / (found + missed.length);
  const precision = found / (found + wrong.length);
  context.diagnostic(`${spellings.length} names, ${all.length} spellings, ${found + missed.length} pairs`);
  context.diagnostic(`recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
  if (process.env.HAVRE_PAIRS_SHOWN) console.log(missed.join(" "), "\n\nWRONG", wrong.join(" "));
  assert.ok(spellings.length >= 150);
  assert.ok(recall >= 0.94, `missed: ${missed.join(" ")}`);
  assert.ok(precision >= 0.9, `wrong: ${wrong.join(" ")}`);
});
