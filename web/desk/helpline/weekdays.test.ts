// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthBetween, minutesOf } from "./weekdays.ts";

test("a wall time is read, and nothing else", () => {
  assert.equal(minutesOf("22:30"), 1350);
  assert.equal(minutesOf("00:00"), 0);
  for (const text of ["24:00", "9:00", "", "12:60", "12:00:00"]) assert.equal(minutesOf(text), null, text);
});

test("a night's shift ends the next morning, and nine to nine is a whole day", () => {
  assert.equal(lengthBetween(9 * 60, 17 * 60), 480);
  assert.equal(lengthBetween(22 * 60, 6 * 60), 480);
  assert.equal(lengthBetween(540, 540), 1440);
});
