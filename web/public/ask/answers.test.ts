// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Field, answersOf, imminenceIn } from "./answers.ts";

const text = (name: string, value: string, limit = 0): Field => ({
  name,
  many: false,
  limit,
  values: [value],
});
const picks = (name: string, ...values: string[]): Field => ({ name, many: true, limit: 0, values });

describe("what was filled in", () => {
  test("leaves out what was not filled in, and keeps choices as lists", () => {
    const outcome = answersOf(
      [text("what", "help"), text("reach", " \n"), picks("needs", "legal"), picks("work")],
      false,
    );
    assert.deepEqual(outcome, { answers: { what: "help", needs: ["legal"] } });
  });

  test("counts a line break as one character, and a letter outside the first plane too", () => {
    assert.deepEqual(answersOf([text("what", "a\r\nb", 3)], false), { answers: { what: "a\nb" } });
    assert.deepEqual(answersOf([text("what", "🕊🕊🕊", 3)], false), { answers: { what: "🕊🕊🕊" } });
  });

  test("names the field that is too long", () => {
    const outcome = answersOf([text("what", "help"), text("name", "abcd", 3)], false);
    assert.deepEqual(outcome, { refused: "form.field_too_long", at: "name" });
  });

  test("is nothing when only urgency and consent were given, unless a file is there", () => {
    const fields = [text("imminence", "now"), picks("consent", "keep")];
    assert.deepEqual(answersOf(fields, false), { refused: "form.empty" });
    assert.deepEqual(answersOf(fields, true), { answers: { imminence: "now", consent: ["keep"] } });
  });

  test("is refused when all of it together is more than an envelope holds", () => {
    const page = "ક".repeat(10_000);
    assert.deepEqual(answersOf([text("what", page), text("steps", page), text("behind", page)], false), {
      refused: "form.too_long",
    });
  });
});

test("an urgency nobody offered is said to be unknown", () => {
  assert.equal(imminenceIn({ imminence: "day" }), "day");
  assert.equal(imminenceIn({ imminence: "yesterday" }), "unknown");
  assert.equal(imminenceIn({ imminence: ["now"] }), "unknown");
  assert.equal(imminenceIn({}), "unknown");
});
