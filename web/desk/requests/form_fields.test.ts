// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fieldsOf } from "./form_fields.ts";

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
  const known = (kind: "request" | "complaint") =>
    fieldsOf(kind).map((field) => `${field.name} ${field.group} ${field.kind}`);
  assert.deepEqual(known("request"), namesIn("request_fields"));
  assert.deepEqual(known("complaint"), namesIn("complaint_fields"));
});

test("every field and every option has its words", () => {
  for (const field of [...fieldsOf("request"), ...fieldsOf("complaint")]) {
    assert.ok(words[`ask.${field.name}`], field.name);
    for (const option of field.options)
      assert.ok(words[`ask.${field.name}.${option}`], `${field.name} ${option}`);
  }
});
