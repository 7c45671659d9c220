// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { base32Bytes, inGroups } from "./base32.ts";

test("the examples of RFC 4648 come out", () => {
  const text = (base32: string) => new TextDecoder().decode(base32Bytes(base32));
  assert.equal(text("MZXW6YTB"), "fooba");
  assert.equal(text("MZXW6"), "foo");
  assert.equal(base32Bytes("A".repeat(32)).length, 20);
  assert.throws(() => base32Bytes("0189"));
});

test("long secrets are shown in groups", () => assert.equal(inGroups("ABCDEFGHIJ"), "ABCD EFGH IJ"));
