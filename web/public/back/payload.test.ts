// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readPayload } from "./payload.ts";

const read = (value: unknown) => readPayload(new TextEncoder().encode(JSON.stringify(value)));
const file = { id: "0".repeat(32), key: "k".repeat(43), name: "a.pdf", type: "", size: 3 };

describe("a payload", () => {
  test("of another version, or no object at all, is none", () => {
    for (const value of [{ v: 2, text: "x" }, { text: "x" }, [], null, 1, "x"])
      assert.equal(read(value), null);
    assert.equal(readPayload(Uint8Array.of(0xff, 0xfe)), null);
  });

  test("may leave everything out", () => {
    assert.deepEqual(read({ v: 1 }), { text: "", language: "", answers: {}, files: [], signer: "" });
  });

  test("joins what the form said with what was changed later", () => {
    const answers = read({
      v: 1,
      answers: { what: "x", reach: "old" },
      set: { reach: "new", consent: [] },
    })!.answers;
    assert.deepEqual(answers, { what: "x", reach: "new", consent: [] });
  });

  test("keeps only files that can be one", () => {
    const bad = [
      { ...file, id: "../x" },
      { ...file, key: "short" },
      { ...file, size: -1 },
      { ...file, size: 1e300 },
      { ...file, name: 7 },
      "file",
      null,
    ];
    assert.deepEqual(read({ v: 1, files: [file, ...bad] })!.files, [file]);
  });

  test("of strange types is read as if it were not there", () => {
    const read1 = read({ v: 1, text: { a: 1 }, answers: "x", set: [1], files: {}, receipt: 1, language: 5 });
    assert.deepEqual(read1, { text: "", language: "", answers: {}, files: [], signer: "" });
  });
});
