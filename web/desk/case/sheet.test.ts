// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { type Value, type Written, disputed, readSheetWriting, removed, rowsOf, sheet, valueOf } from "./sheet.ts";

let hour = 0;
function wrote(sequence: number, author: string, saw: number, set: Record<string, Value>, device = author): Written {
  return { of: "plan", id: "1", device, saw, set, sequence, author, hour: ++hour };
}
const values = (writings: Written[], name: string) =>
  sheet("plan", "1", writings).fields.get(name)!.standing.map((one) => one.value);

test("a later writing that saw the earlier one replaces it", () => {
  const both = [wrote(0, "amal", -1, { goal: "a" }), wrote(1, "bo", 0, { goal: "b" })];
  assert.deepEqual(values(both, "goal"), ["b"]);
  assert.deepEqual(sheet("plan", "1", both).fields.get("goal")!.earlier.map((one) => one.value), ["a"]);
});

test("two who did not see each other are both shown, whoever came first", () => {
  const both = [wrote(0, "amal", -1, { goal: "a" }), wrote(1, "bo", -1, { goal: "b" })];
  assert.deepEqual(values(both, "goal"), ["a", "b"]);
  assert.deepEqual(disputed(sheet("plan", "1", both)), ["goal"]);
  const settled = [...both, wrote(2, "amal", 1, { goal: "b" })];
  assert.deepEqual(values(settled, "goal"), ["b"]);
});

test("different fields never conflict, nor does the same word twice", () => {
  const both = [wrote(0, "amal", -1, { goal: "a", owner: "bo" }), wrote(1, "bo", -1, { by: "Friday", owner: "bo" })];
  assert.deepEqual(disputed(sheet("plan", "1", both)), []);
});

test("a device's own later writing replaces its own earlier one, also when it was offline", () => {
  const mine = [wrote(0, "amal", -1, { goal: "a" }), wrote(1, "bo", -1, { goal: "b" }), wrote(2, "amal", -1, { goal: "c" })];
  assert.deepEqual(values(mine, "goal"), ["b", "c"]);
  // Another device of the same person knows no more than a stranger's.
  const elsewhere = [wrote(0, "amal", -1, { goal: "a" }), wrote(1, "amal", -1, { goal: "c" }, "her telephone")];
  assert.deepEqual(values(elsewhere, "goal"), ["a", "c"]);
});

test("nobody replaces another's word by claiming their device", () => {
  const both = [wrote(0, "amal", -1, { goal: "a" }), wrote(1, "bo", -1, { goal: "b" }, "amal")];
  assert.deepEqual(values(both, "goal"), ["a", "b"]);
});

test("a row that is taken out is gone, until somebody writes in it again", () => {
  const rows = [wrote(0, "amal", -1, { "row/1/what": "lock", "row/2/what": "light" }), wrote(1, "bo", 0, { "row/1": removed })];
  assert.deepEqual(rowsOf(sheet("plan", "1", rows)), ["2"]);
  assert.deepEqual(rowsOf(sheet("plan", "1", [...rows, wrote(2, "amal", 0, { "row/1/what": "lock the door" })])), ["1", "2"]);
});

test("what is no writing is none", () => {
  const good = { of: "plan", id: "1", device: "d", saw: -1, set: { goal: ["a"], gone: null } };
  assert.deepEqual(readSheetWriting(good), good);
  for (const bad of [null, 1, {}, { ...good, saw: 0.5 }, { ...good, set: [] }, { ...good, set: { goal: 1 } }, { ...good, of: 1 }])
    assert.equal(readSheetWriting(bad), null);
});

// A seeded generator, so that a failure can be seen again.
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// Two devices edit three fields; each has read up to some point, some edits are made offline and sent later.
// The truth is kept beside it: which writings each writer had before their eyes.
interface Device { author: string; read: number; outbox: { field: string; value: string; saw: number; knew: Set<number> }[]; }

function history(next: (below: number) => number): { log: Written[]; truth: Map<number, Set<number>> } {
  const log: Written[] = [];
  const truth = new Map<number, Set<number>>();
  const devices: Device[] = ["amal", "bo"].map((author) => ({ author, read: -1, outbox: [] }));
  const sent = (device: Device) => log.filter((one) => one.author === device.author).map((one) => one.sequence);
  for (let step = 0; step < 12; ++step) {
    const device = devices[next(2)]!;
    const chance = next(4);
    if (chance === 0) device.read = log.length - 1;
    else if (chance === 1) {
      for (const edit of device.outbox.splice(0)) {
        const sequence = log.length;
        truth.set(sequence, new Set([...edit.knew, ...sent(device)]));
        log.push(wrote(sequence, device.author, edit.saw, { [edit.field]: edit.value }));
      }
    } else {
      const knew = new Set(Array.from({ length: device.read + 1 }, (_, at) => at));
      device.outbox.push({ field: `f${next(3)}`, value: `v${next(4)}`, saw: device.read, knew });
    }
  }
  return { log, truth };
}

// Independent of the rule under test: what holds is what no later writer of the field knew of.
function naive(field: string, log: Written[], truth: Map<number, Set<number>>): Set<Value> {
  const about = log.filter((one) => field in one.set);
  const left = about.filter((one) => !about.some((later) => truth.get(later.sequence)!.has(one.sequence)));
  return new Set(left.map((one) => one.set[field]!));
}

function converges(histories: number, seed: number): void {
  const next = random(seed);
  for (let at = 0; at < histories; ++at) {
    const { log, truth } = history(next);
    const mixed = log.map((one) => ({ one, key: next(1 << 20) })).sort((a, b) => a.key - b.key).map(({ one }) => one);
    const here = sheet("plan", "1", log);
    const there = sheet("plan", "1", mixed);
    for (const field of ["f0", "f1", "f2"]) {
      const state = here.fields.get(field);
      if (JSON.stringify(state) !== JSON.stringify(there.fields.get(field))) throw new Error(`history ${at} diverges`);
      const stands = new Set(state?.standing.map((one) => one.value) ?? []);
      const expected = naive(field, log, truth);
      if (stands.size !== expected.size || [...stands].some((value) => !expected.has(value)))
        throw new Error(`history ${at}: ${[...stands]} instead of ${[...expected]}`);
      const kept = (state?.standing.length ?? 0) + (state?.earlier.length ?? 0);
      if (kept !== log.filter((one) => field in one.set).length) throw new Error(`history ${at} dropped something`);
    }
  }
}

// HAVRE_HISTORIES: how many, if not a hundred thousand.
test("random histories of two devices converge, drop nothing and show every conflict", () => {
  converges(Number(process.env.HAVRE_HISTORIES ?? 100_000), 20261127);
});

test("an empty sheet has nothing in it", () => {
  assert.equal(valueOf(sheet("plan", "1", []), "goal"), null);
  assert.equal(sheet("plan", "1", []).saw, -1);
});
