// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Colleague } from "../../shared/api_shapes.ts";
import { isSpokenOnDuty, speakers, speakersFirst } from "./spoken.ts";

const colleagues: Colleague[] = [
  { person: "a", languages: ["fr", "ar"], skills: [] },
  { person: "b", languages: ["shn", "my"], skills: ["legal"] },
];

test("whoever speaks a language is found, whatever the region", () => {
  assert.deepEqual(speakers("fr-CA", colleagues), ["a"]);
  assert.deepEqual(speakers("shn", colleagues), ["b"]);
  assert.deepEqual(speakers("sh", colleagues), [], "not the beginning of another code");
});

test("whoever speaks the language is suggested first", () => {
  assert.deepEqual(speakersFirst("my", ["a", "c", "b"], colleagues), ["b", "a", "c"]);
});

test("only whoever is on duty counts, unless nobody is", () => {
  assert.equal(isSpokenOnDuty("ar", { on_duty: ["a"], colleagues }), true);
  assert.equal(isSpokenOnDuty("my", { on_duty: ["a"], colleagues }), false);
  assert.equal(isSpokenOnDuty("my", { on_duty: [], colleagues }), true);
  assert.equal(isSpokenOnDuty("ku", { on_duty: [], colleagues }), false);
});
