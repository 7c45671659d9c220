// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { type Catalogue, bestLanguage, directionOf, format, languages, pseudo } from "./i18n.ts";

const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`../../locale/desk/${language}.json`, import.meta.url), "utf8"));
const texts = (message: Catalogue[string]) =>
  typeof message === "string" ? [message] : Object.values(message);
const placeholders = (text: string) =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([name]) => name)
    .filter((n) => n !== "{count}")
    .sort();

test("a name in the sentence is replaced, an unknown one stays visible", () => {
  assert.equal(format("Hello {name}, {other}", { name: "Ada" }, "en"), "Hello Ada, {other}");
});

test("Arabic chooses between its six plural forms and counts in its own digits", () => {
  const message = { zero: "z", one: "o", two: "t", few: "{count} f", many: "{count} m", other: "{count} x" };
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((count) => format(message, { count }, "ar")),
    ["z", "o", "t", "٣ f", "١١ m", "١٠٠ x"],
  );
});

test("the browser's wishes are followed as far as we speak them", () => {
  assert.equal(bestLanguage(["pt-BR", "fr-CA", "en"]), "fr");
  assert.equal(bestLanguage(["pt"]), "en");
  assert.equal(directionOf("ar-EG"), "rtl");
});

test("the pseudo-locale keeps names and plural forms", () => {
  assert.match(pseudo("Open {name}") as string, /^⟦Øpên \{name\}~+⟧$/);
  assert.deepEqual(Object.keys(pseudo({ one: "a", other: "b" })), ["one", "other"]);
});

for (const language of languages) {
  test(`the desk says everything in ${language}`, () => {
    const english = read("en");
    const theirs = read(language);
    assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) {
      const wanted = placeholders(texts(message).at(-1)!);
      assert.deepEqual(placeholders(texts(theirs[key]).at(-1)!), wanted, key);
      for (const text of texts(theirs[key])) assert.notEqual(text.trim(), "", key);
    }
  });

  test(`every plural form that ${language} has is there`, () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(read(language))) {
      if (typeof message === "string") continue;
      // French and Spanish "many" is for millions, which nothing here reaches.
      for (const form of forms)
        if (form !== "many" || language === "ar") assert.ok(form in message, `${key}: ${form}`);
    }
  });
}
