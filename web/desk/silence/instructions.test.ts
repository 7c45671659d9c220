// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { closeInstructions, writtenShare } from "../../shared/sealing/instructions.ts";
import { freshId } from "../../shared/sealing/keys.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { putTogether } from "./instructions.ts";

await start();
const place = { organisation: freshId(), request: freshId(), id: freshId(), threshold: 2, shares: 3 };
const { bytes: sealed, shares } = closeInstructions(place, "ring my sister")!;
const sheaf = { place, sealed, mine: shares[0] };
const written = shares.map((share) => writtenShare(place, share));

test("one's own share and one that was read out open what was left", () => {
  assert.deepEqual(putTogether(sheaf, written[2]), { text: "ring my sister", read: 2, wrong: 0 });
  const papers = putTogether({ ...sheaf, mine: null }, `${written[1]}\n\n${written[2]}\n`);
  assert.equal(papers.text, "ring my sister");
});

test("fewer do not, and one's own typed again counts once", () => {
  assert.deepEqual(putTogether(sheaf, ""), { text: null, read: 1, wrong: 0 });
  assert.deepEqual(putTogether(sheaf, written[0]), { text: null, read: 1, wrong: 0 });
});

test("a mistyped line is told", () => {
  assert.deepEqual(putTogether(sheaf, `${written[1]}x`), { text: null, read: 1, wrong: 1 });
});
