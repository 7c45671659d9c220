// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { judgeTrail, pinRoot, pinnedOrganisations, readPins } from "./pins.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

test("a root once pinned is not replaced by another", () => {
  const storage = memory();
  pinRoot(storage, "aa", "first");
  pinRoot(storage, "aa", "second");
  assert.equal(readPins(storage, "aa")!.root, "first");
  assert.deepEqual(pinnedOrganisations(storage), ["aa"]);
});

test("a trail that goes back, changes its past or its key is noticed", () => {
  const pinned = { key: "k", sequence: 10, hash: "h" };
  assert.equal(judgeTrail(null, pinned), "fits");
  assert.equal(judgeTrail(pinned, { ...pinned, sequence: 11, hash: "i" }), "fits");
  assert.equal(judgeTrail(pinned, pinned), "fits");
  assert.equal(judgeTrail(pinned, { ...pinned, sequence: 9 }), "backwards");
  assert.equal(judgeTrail(pinned, { ...pinned, hash: "x" }), "rewritten");
  assert.equal(judgeTrail(pinned, { ...pinned, key: "x" }), "other key");
});
