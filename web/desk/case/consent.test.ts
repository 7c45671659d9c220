// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { type Ticks, consentsIn, sharesIn, toBeTold } from "./consent.ts";
import type { Value, Written } from "./sheet.ts";

function wrote(sequence: number, columns: Record<string, Value>, row = "consents-a", saw = sequence - 1): Written {
  const set = Object.fromEntries(Object.entries(columns).map(([name, value]) => [`row/${row}/${name}`, value]));
  return { of: "consents", id: "1", device: "d", author: `who ${sequence % 2}`, saw, set, sequence, hour: 100 + sequence };
}
const agreed = wrote(0, { whose: "self", purpose: "refer", recipient: "Shelter North", given: "yes", on: "2026-11-01" });
const stateOf = (writings: Written[], said: Ticks[] = [], today = "2026-11-27") =>
  consentsIn("1", writings, said, today)[0]?.state;

test("only what somebody agreed to stands, for one purpose and one recipient", () => {
  assert.equal(stateOf([agreed]), "stands");
  assert.equal(stateOf([wrote(0, { given: "yes", purpose: "refer" })]), "unsaid", "to whom?");
  assert.equal(stateOf([wrote(0, { given: "yes", recipient: "x" })]), "unsaid", "for what?");
  assert.equal(stateOf([wrote(0, { purpose: "refer", recipient: "x" })]), "unsaid");
  assert.equal(stateOf([agreed, wrote(1, { given: "no" })]), "refused");
  assert.equal(stateOf([agreed, wrote(1, { given: "withdrawn" })]), "withdrawn");
});

test("it ends on its day", () => {
  const until = wrote(1, { until: "2026-11-20" });
  assert.equal(stateOf([agreed, until], [], "2026-11-20"), "stands");
  assert.equal(stateOf([agreed, until], [], "2026-11-21"), "expired");
});

test("two people who say different things have to agree first", () => {
  const one = wrote(1, { recipient: "Shelter South" }, "consents-a", 0);
  const other = wrote(2, { recipient: "Shelter East" }, "consents-a", 0);
  assert.equal(stateOf([agreed, one, other]), "disputed");
});

test("what the person unticks under the receipt is withdrawn at once, whatever staff wrote before", () => {
  const first: Ticks = { hour: 90, anew: false, ticked: ["verify", "share"] };
  const anew = (hour: number, ticked: string[]): Ticks => ({ hour, anew: true, ticked });
  assert.equal(stateOf([agreed], [first]), "stands");
  assert.equal(stateOf([agreed], [first, anew(110, ["verify"])]), "withdrawn");
  assert.equal(stateOf([agreed], [first, anew(110, ["share"])]), "stands", "another purpose");
  assert.equal(stateOf([agreed], [first, anew(100, [])]), "withdrawn", "of the same hour, nobody knows");
  assert.equal(stateOf([agreed], [{ hour: 110, anew: false, ticked: [] }]), "stands", "the form itself takes nothing away");
  assert.equal(stateOf([agreed], [anew(110, [])]), "withdrawn", "also what was said on the telephone and never ticked");
});

test("a consent worded anew is another, until somebody has agreed to that", () => {
  for (const [column, value] of [["recipient", "The police"], ["purpose", "publish"], ["whose", "other"], ["name", "Their sister"]]) {
    const changed = wrote(1, { [column!]: value! });
    assert.equal(stateOf([agreed, changed]), "unsaid", column);
    assert.equal(stateOf([agreed, changed, wrote(2, { given: "yes" })]), "stands");
  }
  assert.equal(stateOf([agreed, wrote(1, { how: "phone" })]), "stands");
});

test("agreed to again after that, it stands again; somebody else's is theirs to withdraw", () => {
  const said: Ticks[] = [{ hour: 101, anew: true, ticked: [] }];
  assert.equal(stateOf([agreed, wrote(5, { given: "yes" })], said), "stands");
  const theirs = wrote(1, { whose: "other", name: "their sister", given: "yes" });
  assert.equal(stateOf([agreed, theirs], said), "stands");
});

test("a withdrawal lists every place already shared, until each was told", () => {
  const to = { recipient: "Shelter North", purpose: "refer" };
  const shared = wrote(1, { consent: "consents-a", ...to, what: "name and city", day: "2026-11-02" }, "shares-x");
  const all = [agreed, shared];
  const told = (writings: Written[]) => toBeTold(consentsIn("1", writings, [], "2026-11-27"), sharesIn("1", writings));
  assert.deepEqual(told(all), []);
  const reworded = [...all, wrote(3, { recipient: "Shelter South", given: "yes" })];
  assert.equal(stateOf(reworded), "stands");
  assert.deepEqual(told(reworded).map((one) => one.recipient), ["Shelter North"], "who has it now must know");
  assert.deepEqual(told([shared]).map((one) => one.recipient), ["Shelter North"], "a consent taken out is none");
  const gone = [...all, wrote(3, { given: "withdrawn" })];
  assert.deepEqual(told(gone).map((one) => one.what), ["name and city"]);
  assert.deepEqual(told([...gone, wrote(4, { told: "yes" }, "shares-x")]), []);
});
