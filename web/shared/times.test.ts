// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { atHour, bytes, fromNow, hourFromNow, lasting, onDay } from "./times.ts";

test("an hour is shown in the reader's zone, and the zone is named", () => {
  const text = atHour(496_000, { language: "en", timeZone: "Asia/Yangon" });
  assert.match(text, /GMT\+6:30|MMT/);
  assert.match(text, /:30/);
});

test("an unknown zone falls back to UTC and says so", () => {
  assert.match(atHour(496_000, { language: "en", timeZone: "Nowhere/None" }), /UTC/);
});

test("a day is the same day in every zone", () => {
  assert.equal(onDay(0, "en"), "1 January 1970");
});

test("waiting is told in whole units, rounded towards now", () => {
  const now = 10_000_000_000;
  assert.equal(fromNow(now - 3 * 3_600_000 - 1, "en", now), "3 hours ago");
  assert.equal(fromNow(now + 2 * 86_400_000, "en", now), "in 2 days");
  assert.match(fromNow(now - 5000, "en", now), /this minute/);
});

test("what is known to the hour is not told in minutes", () => {
  const now = 1000 * 3_600_000 + 2_000_000;
  assert.equal(hourFromNow(1000, "en", now), "this hour");
  assert.equal(hourFromNow(997, "en", now), "3 hours ago");
  assert.equal(hourFromNow(1000 - 49, "en", now), "2 days ago");
});

test("how long somebody waits is a length, not a moment", () => {
  const now = 10_000_000_000;
  assert.equal(lasting(now - 3 * 3_600_000, "en", now), "3 hours");
  assert.match(lasting(now - 86_400_000, "fr", now), /^1\sjour$/);
  assert.equal(lasting(now + 5, "en", now), "0 minutes");
});

test("sizes read like sizes", () => {
  assert.equal(bytes(1_500_000, "en"), "1.5 MB");
  assert.equal(bytes(0, "en"), "0 byte");
});
