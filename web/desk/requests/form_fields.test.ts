// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { type FormField, fieldsOf, laterFields } from "./form_fields.ts";

const form = readFileSync(new URL("../../../src/pages/form.cpp", import.meta.url), "utf8");
const words = JSON.parse(readFileSync(new URL("../../../locale/en.json", import.meta.url), "utf8")) as Record<
  string,
  string
>;

function namesIn(list: string): string[] {
  const body = form.slice(form.indexOf(`${list}{`)).split("\n};")[0];
  return [...body.matchAll(/\{"(\w+)",\s*"(\w+)",\s*(\w+)/g)].map(
    ([, name, group, kind]) => `${name} ${group} ${kind}`,
  );
}

test("the desk knows every field that the public form asks, and no other", () => {
  const known = (fields: readonly FormField[]) => fields.map((field) => `${field.name} ${field.group} ${field.kind}`);
  assert.deepEqual(known(fieldsOf("request")), namesIn("request_fields"));
  assert.deepEqual(known(fieldsOf("complaint")), namesIn("complaint_fields"));
  assert.deepEqual(known(laterFields), [...namesIn("asked_at_closing"), ...namesIn("asked_of_referees")]);
});

test("every field and every option has its words", () => {
  for (const field of [...fieldsOf("request"), ...fieldsOf("complaint"), ...laterFields]) {
    assert.ok(words[`ask.${field.name}`], field.name);
    for (const option of field.options)
      assert.ok(words[`ask.${field.name}.${option}`], `${field.name} ${option}`);
  }
});
