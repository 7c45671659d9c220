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
  const first: Ticks = { hour: 90, ticked: ["verify", "share"] };
  assert.equal(stateOf([agreed], [first]), "stands");
  assert.equal(stateOf([agreed], [first, { hour: 110, ticked: ["verify"] }]), "withdrawn");
  assert.equal(stateOf([agreed], [first, { hour: 110, ticked: ["share"] }]), "stands", "another purpose");
  assert.equal(stateOf([agreed], [first, { hour: 100, ticked: [] }]), "withdrawn", "of the same hour, nobody knows");
  assert.equal(stateOf([agreed], [{ hour: 110, ticked: [] }]), "stands", "never ticked is not taken away");
});

test("agreed to again after that, it stands again; somebody else's is theirs to withdraw", () => {
  const said: Ticks[] = [{ hour: 90, ticked: ["share"] }, { hour: 101, ticked: [] }];
  assert.equal(stateOf([agreed, wrote(5, { given: "yes" })], said), "stands");
  assert.equal(stateOf([agreed, wrote(1, { whose: "other", name: "their sister" })], said), "stands");
});

test("a withdrawal lists every place already shared, until each was told", () => {
  const shared = wrote(1, { consent: "consents-a", what: "name and city", day: "2026-11-02" }, "shares-x");
  const elsewhere = wrote(2, { consent: "consents-b", what: "all", day: "2026-11-03" }, "shares-y");
  const all = [agreed, shared, elsewhere];
  const told = (writings: Written[]) => toBeTold(consentsIn("1", writings, [], "2026-11-27"), sharesIn("1", writings));
  assert.deepEqual(told(all), []);
  const gone = [...all, wrote(3, { given: "withdrawn" })];
  assert.deepEqual(told(gone).map((one) => one.what), ["name and city"]);
  assert.deepEqual(told([...gone, wrote(4, { told: "yes" }, "shares-x")]), []);
});
