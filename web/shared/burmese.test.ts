// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { burmeseFromNow, burmeseSpan, inBurmeseDigits } from "./burmese.ts";

test("numbers are written in Burmese digits", () => {
  assert.equal(inBurmeseDigits("2026-11-22 04:55 UTC"), "၂၀၂၆-၁၁-၂၂ ၀၄:၅၅ UTC");
});

test("past and future are told apart, and now is neither", () => {
  assert.equal(burmeseSpan(3, "hour"), "၃ နာရီ");
  assert.equal(burmeseFromNow(-2, "day"), "လွန်ခဲ့သော ၂ ရက်");
  assert.equal(burmeseFromNow(2, "day"), "နောက် ၂ ရက်အတွင်း");
  assert.equal(burmeseFromNow(0, "minute"), "ယခု");
});
