// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { wordsOf } from "./fold.ts";

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

test("case, marks and ligatures fall away in Latin and Cyrillic", () => {
  assert.deepEqual(folded("Élodie CŒUR Ñandú Łukasz"), ["elodie", "coeur", "nandu", "lukasz"]);
  assert.deepEqual(folded("МУХАММЕД Ёлкин"), ["мухаммед", "елкин"]);
});

test("Arabic forms, vowels and stretching fall away, and its digits are digits", () => {
  assert.deepEqual(folded("أَحْمَد إحمد آحمد"), ["احمد", "احمد", "احمد"]);
  assert.deepEqual(folded("محـــمد فاطمة ٢٠٢٦ ۲۰۲۶"), ["محمد", "فاطمه", "2026", "2026"]);
  assert.deepEqual(folded("علی کریم"), folded("علي كريم"));
});

test("Burmese is cut into syllables, stacked letters and silenced ones stay with theirs", () => {
  assert.deepEqual(folded("ခင်မောင်လတ်"), ["ခင်", "မောင်", "လတ်"]);
  assert.deepEqual(folded("မန္တလေး"), ["မန္တ", "လေး"]);
  assert.deepEqual(folded("ဦးသန့်"), ["ဦး", "သန့်"]);
  assert.deepEqual(folded("၂၀၂၆ခုနှစ်"), ["2026", "ခု", "နှစ်"]);
});

test("every word knows where it was written", () => {
  const text = "— Ko «ခင်မောင်», Élodie's 12 محمد";
  assert.deepEqual(
    wordsOf(text).map((word) => text.slice(word.from, word.to)),
    ["Ko", "ခင်", "မောင်", "Élodie", "s", "12", "محمد"],
  );
});
