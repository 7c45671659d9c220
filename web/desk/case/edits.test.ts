// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { chosen, dropped, edited, isEmpty, noEdits, overruled, readEdits, writings, writtenMeanwhile } from "./edits.ts";
import { type Value, type Written, sheet } from "./sheet.ts";

const wrote = (sequence: number, author: string, saw: number, set: Record<string, Value>): Written =>
  ({ of: "plan", id: "1", device: author, saw, set, sequence, author, hour: 0 });
const of = (...writings: Written[]) => sheet("plan", "1", writings);

const before = of(wrote(0, "amal", -1, { aim: "a", owner: "bo" }));
const after = of(wrote(0, "amal", -1, { aim: "a", owner: "bo" }), wrote(1, "amal", 0, { aim: "theirs" }));

test("an edit remembers what had been read when it began", () => {
  const edits = edited(edited(noEdits, before, "aim", "mine"), after, "owner", "cy");
  assert.equal(edits.saw, 0);
  assert.deepEqual(writtenMeanwhile(edits, after, "aim").map((one) => one.value), ["theirs"]);
  assert.deepEqual(writtenMeanwhile(edits, after, "owner"), []);
});

test("saving without having looked leaves both words standing, and only for that field", () => {
  const edits = edited(edited(noEdits, before, "aim", "mine"), before, "owner", "cy");
  assert.deepEqual(writings(edits, after), [{ saw: 1, set: { owner: "cy" } }, { saw: 0, set: { aim: "mine" } }]);
});

test("overruling what was shown replaces it, and not what came later still", () => {
  const edits = overruled(edited(noEdits, before, "aim", "mine"), after, "aim");
  assert.deepEqual(writings(edits, after), [{ saw: 1, set: { aim: "mine" } }]);
  const later = of(wrote(0, "amal", -1, { aim: "a" }), wrote(1, "amal", 0, { aim: "theirs" }), wrote(2, "amal", 1, { aim: "newer" }));
  assert.equal(writtenMeanwhile(edits, later, "aim").length, 1);
});

test("typing the old word back is no edit, and an edit can be dropped", () => {
  assert.ok(isEmpty(edited(edited(noEdits, before, "aim", "mine"), before, "aim", "a")));
  assert.ok(isEmpty(dropped(edited(noEdits, before, "aim", "mine"), "aim")));
});

test("choosing one of two standing words replaces both, also when it is the one shown", () => {
  const disputed = of(wrote(0, "amal", -1, { aim: "a" }), wrote(1, "bo", -1, { aim: "b" }));
  assert.deepEqual(writings(chosen(noEdits, disputed, "aim", "b"), disputed), [{ saw: 1, set: { aim: "b" } }]);
});

test("what was kept comes back, and what is unreadable is nothing", () => {
  const edits = edited(noEdits, before, "aim", ["x"]);
  assert.deepEqual(readEdits(JSON.stringify(edits)), edits);
  assert.deepEqual(readEdits("{"), noEdits);
  assert.deepEqual(readEdits(""), noEdits);
});
