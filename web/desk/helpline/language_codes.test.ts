// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { isLanguageCode, languageCodes } from "./language_codes.ts";

test("every code of two letters is one that the browser's own tables know, once", () => {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  assert.equal(languageCodes.length, 183);
  assert.equal(new Set(languageCodes).size, languageCodes.length);
  assert.deepEqual(languageCodes.filter((code) => names.of(code) === undefined), []);
});

test("what is no code is refused", () => {
  for (const code of ["ar", "my", "shn"]) assert.ok(isLanguageCode(code), code);
  for (const text of ["xx", "AR", "arab", "a", "", "s n"]) assert.ok(!isLanguageCode(text), text);
});
