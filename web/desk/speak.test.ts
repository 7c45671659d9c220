// SPDX-License-Identifier: AGPL-3.0-or-later
// Every sentence that the screens ask for exists, and none is kept that no screen asks for.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const here = new URL("./", import.meta.url);
const sources = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(new URL(name, here), "utf8"))
  .join("\n");
const sentences = Object.keys(
  JSON.parse(readFileSync(new URL("../../locale/desk/en.json", here), "utf8")) as object,
);

const called = [...sources.matchAll(/\bt\(\s*"([a-z_.]+)"/g)].map(([, key]) => key);
const quoted = new Set([...sources.matchAll(/"([a-z_]+(?:\.[a-z_]+)+)"/g)].map(([, key]) => key));
// Made at run time: t(`reach.${…}`), word("state", …), tried(`refused.${…}`).
const families = new Set(
  [
    ...sources.matchAll(/\b(?:t|tried)\(\s*`([a-z_.]+\.)\$\{/g),
    ...sources.matchAll(/\bword\(\s*"([a-z_]+)"/g),
  ].map(([, family]) => (family.endsWith(".") ? family : `${family}.`)),
);

test("no screen asks for a sentence that is not there", () => {
  assert.deepEqual(
    called.filter((key) => !sentences.includes(key)),
    [],
  );
});

test("no sentence is kept that nobody asks for", () => {
  const asked = (key: string) => quoted.has(key) || [...families].some((family) => key.startsWith(family));
  assert.deepEqual(
    sentences.filter((key) => !asked(key)),
    [],
  );
});
