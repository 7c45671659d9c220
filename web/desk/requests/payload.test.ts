// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { readPayload, writePayload } from "./payload.ts";

const id = "0123456789abcdef0123456789abcdef";
const file = { id, key: "A".repeat(43), name: "photo.jpg", type: "image/jpeg", size: 7 };

test("what was written is read back", () => {
  const payload = readPayload(writePayload({ text: "hello", language: "fr", files: [file] }))!;
  assert.equal(payload.text, "hello");
  assert.deepEqual(payload.files, [file]);
  assert.equal(payload.answers, null);
});

test("a later change of the safe contact is read, a record of the team apart from it", () => {
  const record = { what: "reach", reader: id, reach: "none" };
  const payload = readPayload(writePayload({ text: "", set: { reach: "Signal", consent: [], record } }))!;
  assert.deepEqual(payload.changed, { reach: "Signal", consent: [] });
  assert.deepEqual(payload.record, record);
});

test("whatever a stranger puts in, only what has the right shape comes out", () => {
  const hostile = {
    text: { toString: "x" },
    answers: { what: 7, name: "  ", work: ["press", 3], __proto__: { polluted: true } },
    files: [file, { ...file, size: -1 }, { ...file, id: "../../x" }, { ...file, key: "short" }, null, 4],
    receipt: "no",
    set: { record: { what: "code", numbers: "1 2 3" } },
  };
  const payload = readPayload(writePayload(hostile))!;
  assert.equal(payload.text, "");
  assert.deepEqual(payload.answers, { work: ["press"] });
  assert.deepEqual(payload.files, [file]);
  assert.equal(payload.receipt, null);
  assert.equal(payload.record, null);
});

test("another version, no object, and bytes that are no text are refused", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  for (const text of ['{"v":2}', "[]", "null", "{", '"v"']) assert.equal(readPayload(bytes(text)), null);
  assert.equal(readPayload(Uint8Array.of(0xff, 0xfe)), null);
});
