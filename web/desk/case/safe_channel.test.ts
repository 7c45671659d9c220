// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { channelsIn, trustIn } from "./safe_channel.ts";
import type { Value, Written } from "./sheet.ts";

function wrote(sequence: number, author: string, saw: number, columns: Record<string, Value>): Written {
  const set = Object.fromEntries(Object.entries(columns).map(([name, value]) => [`row/a/${name}`, value]));
  return { of: "channels", id: "1", device: author, saw, set, sequence, author, hour: sequence };
}
const trust = (...writings: Written[]) => trustIn("a", "1", writings);

const added = wrote(0, "amal", -1, { kind: "signal", address: "+1", fingerprint: "12" });
const verified = wrote(1, "amal", 0, { verified: "2026-11-01", how: "fingerprints" });

test("a channel is verified only once somebody says so", () => {
  assert.equal(trust(added), "unverified");
  assert.equal(trust(added, verified), "verified");
});

test("a new address, fingerprint or kind must be verified anew", () => {
  for (const change of ["kind", "address", "fingerprint"]) {
    const changed = wrote(2, "bo", 1, { [change]: "other" });
    assert.equal(trust(added, verified, changed), "unverified", change);
    assert.equal(trust(added, verified, changed, wrote(3, "bo", 2, { verified: "2026-11-02" })), "verified", change);
  }
  assert.equal(trust(added, verified, wrote(2, "bo", 1, { when: "at night" })), "verified");
});

test("a verification by somebody who had not read the change does not cover it", () => {
  const changed = wrote(2, "bo", 1, { address: "+2" });
  assert.equal(trust(added, changed, wrote(3, "bo", 0, { verified: "2026-11-02" })), "verified"); // their own change
  assert.equal(trust(added, changed, wrote(3, "cleo", 1, { verified: "2026-11-02" })), "unverified");
});

test("a channel believed compromised stays so until it is verified anew", () => {
  const doubted = wrote(2, "bo", 1, { compromised: "yes" });
  assert.equal(trust(added, verified, doubted), "compromised");
  assert.equal(trust(added, verified, doubted, wrote(3, "cleo", 1, { verified: "2026-11-02" })), "compromised");
  assert.equal(trust(added, verified, doubted, wrote(3, "bo", 2, { verified: "2026-11-02" })), "verified");
});

test("taking a doubt back does not bring the old verification back", () => {
  const doubted = wrote(2, "bo", 1, { compromised: "yes" });
  assert.equal(trust(added, verified, doubted, wrote(3, "bo", 2, { compromised: "no" })), "unverified");
});

test("a verification taken back, or said along with a doubt, does not count", () => {
  assert.equal(trust(added, verified, wrote(2, "amal", 1, { verified: null })), "unverified");
  assert.equal(trust(added, wrote(1, "amal", 0, { verified: "2026-11-01", compromised: "yes" })), "compromised");
});

test("another row and another sheet say nothing of this one", () => {
  assert.equal(trustIn("b", "1", [added, verified]), "unverified");
  assert.equal(trustIn("a", "2", [added, verified]), "unverified");
});

test("the safest channel stands first, and one that was taken out nowhere", () => {
  const row = (sequence: number, id: string, columns: Record<string, Value>): Written => ({
    ...wrote(sequence, "amal", sequence - 1, {}),
    set: Object.fromEntries(Object.entries(columns).map(([name, value]) => [`row/${id}/${name}`, value])),
  });
  const gone: Written = { ...wrote(5, "amal", 4, {}), set: { "row/d": "removed" } };
  const channels = channelsIn("1", [
    row(0, "b", { kind: "mail", address: "x", compromised: "yes" }),
    row(1, "c", { kind: "phone", address: "y" }),
    row(2, "a", { kind: "signal", address: "z", code_word: "heron" }),
    row(3, "a", { verified: "2026-11-01" }),
    row(4, "d", { kind: "other" }),
    gone,
  ]);
  assert.deepEqual(
    channels.map((one) => [one.row, one.trust]),
    [["a", "verified"], ["c", "unverified"], ["b", "compromised"]],
  );
  assert.equal(channels[0]!.codeWord, "heron");
});
