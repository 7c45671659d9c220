// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { alike, between, fingerprint, inBatches, oneLine } from "./order.ts";

test("copies with another number or name in them are alike, another text is not", () => {
  const one = fingerprint("Buy cheap watches now at example number 17, best price in town");
  assert.ok(alike(one, fingerprint("Buy cheap watches now at example number 93, best price in town!")));
  assert.ok(!alike(one, fingerprint("Two men took my brother from our house last night")));
  assert.ok(alike(fingerprint(""), fingerprint("  ")));
  assert.ok(!alike(fingerprint(""), one));
});

test("ten thousand are compared with one in well under a second", () => {
  const wanted = fingerprint("x ".repeat(30) + "some words that many share");
  const flood = Array.from({ length: 10_000 }, (_, i) =>
    fingerprint(`some words that many share and number ${i}`),
  );
  const before = performance.now();
  flood.filter((one) => alike(wanted, one));
  assert.ok(performance.now() - before < 1000);
});

test("a range goes either way", () => {
  assert.deepEqual(between(["a", "b", "c", "d"], "c", "a"), ["a", "b", "c"]);
  assert.deepEqual(between(["a", "b"], null, "b"), ["b"]);
  assert.deepEqual(inBatches([1, 2, 3], 2), [[1, 2], [3]]);
});

test("a preview is one line", () => assert.equal(oneLine("a\n\n  b\t c", 4), "a b…"));
