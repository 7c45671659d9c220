// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { atHour, bytes, fromNow, hourFromNow, instantOf, lasting, localIn, onDay } from "./times.ts";

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

test("a local time is the moment its zone's clock shows it", () => {
  assert.equal(instantOf("2026-11-27T09:00", "Asia/Yangon"), Date.parse("2026-11-27T02:30:00Z"));
  assert.equal(localIn(Date.parse("2026-11-27T02:30:00Z"), "Asia/Yangon"), "2026-11-27T09:00");
  // Clocks in Paris go forward on 29 March 2026 at two, and back on 25 October at three.
  assert.equal(instantOf("2026-03-29T02:30", "Europe/Paris"), Date.parse("2026-03-29T01:30:00Z"));
  assert.equal(instantOf("2026-10-25T02:30", "Europe/Paris"), Date.parse("2026-10-25T00:30:00Z"));
  for (const bad of ["", "2026-11-27", "2026-13-01T00:00", "tomorrow"]) assert.equal(instantOf(bad, "UTC"), null);
});
