// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { label } from "../contexts.ts";
import { start } from "../sodium.ts";
import { checkAll } from "./all.ts";
import { type Official } from "./official.ts";
import { checkEnvelopes, checkFiles } from "./sealed.ts";
import { checkStatements } from "./statements.ts";
import { Tally, type Vectors } from "./tally.ts";

await start();

const folder = new URL("../../../../tests/vectors/", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

describe("the vectors of doc/sealing.md", () => {
  test("written by the other side, and the published ones, come out the same here", async () => {
    const tally = await checkAll(read("sealing.json") as Vectors, read("official.json") as Official);
    assert.deepEqual(tally.wrong, []);
    assert.ok(tally.checked > 250, String(tally.checked));
  });

  test("written by this side come out the same here", () => {
    const tally = new Tally();
    const made = read("browser.json");
    checkEnvelopes(tally, made);
    checkFiles(tally, made);
    checkStatements(tally, made.statements);
    assert.deepEqual(tally.wrong, []);
    assert.ok(tally.checked > 80, String(tally.checked));
  });

  test("use no label that the other side does not have", () => {
    const theirs = readFileSync(new URL("../../../../src/seal/contexts.h", import.meta.url), "utf8");
    for (const ours of Object.values(label)) assert.ok(theirs.includes(`= "${ours}";`), ours);
  });
});
