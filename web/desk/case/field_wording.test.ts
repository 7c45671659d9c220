// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { codesFor } from "./field_wording.ts";

test("standing options keep their codes, new ones get the next, empty ones are left out", () => {
  const standing = [{ code: "north", label: { en: "North" }, active: false }];
  const wording = { label: { en: "Zone", fr: " " }, hint: {}, options: [{ en: "The north" }, { en: "South" }, { en: "" }] };
  assert.deepEqual(codesFor(wording, standing), {
    label: { en: "Zone" },
    hint: {},
    options: [
      { code: "north", label: { en: "The north" }, active: false },
      { code: "option_2", label: { en: "South" }, active: true },
    ],
  });
});
