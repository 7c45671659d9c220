// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { appointmentSeed, codeChecksumFits, codeFromHex, codeToHex, freshCode } from "./code.ts";
import { folded } from "./folding.ts";
import { freshId } from "./keys.ts";
import { Receipt, storedFinder } from "./receipt.ts";
import { start } from "./sodium.ts";
import { WordLists, digits, wordLanguages } from "./words.ts";

await start();

const organisation = freshId();

function madeUpWords(prefix: string): string[] {
  const letter = (n: number) => String.fromCharCode(97 + n);
  return Array.from(
    { length: 512 },
    (_, n) => prefix + letter(n >> 6) + letter((n >> 3) & 7) + letter(n & 7),
  );
}

function everyList(): WordLists {
  const lists: Partial<Record<(typeof wordLanguages)[number], string[]>> = {};
  for (const language of wordLanguages) {
    const path = new URL(`../../../locale/words/${language}.txt`, import.meta.url);
    lists[language] = existsSync(path)
      ? readFileSync(path, "utf8").trim().split("\n")
      : madeUpWords(language);
  }
  return new WordLists(lists);
}

const lists = everyList();

describe("a receipt", () => {
  test("is twelve numbers whose checksum fits, and comes back from them", () => {
    for (let i = 0; i < 200; ++i) {
      const receipt = Receipt.fresh();
      assert.ok(receipt.checksumFits);
      const again = Receipt.from(receipt.numbers);
      assert.ok(again.checksumFits);
      assert.deepEqual(again.finder(organisation), receipt.finder(organisation));
    }
  });

  test("notices almost every wrong word", () => {
    const { numbers } = Receipt.fresh();
    const wrong = numbers.flatMap((number, at) =>
      Array.from({ length: 20 }, (_, i) => Receipt.from(numbers.with(at, (number + 1 + i) % 512))),
    );
    assert.ok(wrong.filter((receipt) => receipt.checksumFits).length < wrong.length / 20);
  });

  test("gives finder, opener, signer and handover that have nothing in common", () => {
    const receipt = Receipt.fresh();
    const derived = [
      receipt.finder(organisation),
      receipt.opener(organisation),
      receipt.signer(organisation),
      receipt.handoverKey(organisation),
      storedFinder(receipt.finder(organisation)),
      receipt.finder(freshId()),
    ];
    assert.equal(new Set(derived.map(String)).size, derived.length);
  });

  for (const language of wordLanguages)
    test(`is read back from words in ${language} on a page of any language`, () => {
      for (let i = 0; i < 20; ++i) {
        const { numbers } = Receipt.fresh();
        const words = lists.shown(numbers, language);
        for (const page of wordLanguages) assert.deepEqual(lists.parse(words.join(" "), page), numbers);
        assert.deepEqual(lists.parse(words.join(",\n ").toUpperCase(), "en"), numbers);
        assert.deepEqual(lists.parse(words.join(" ").normalize("NFD"), "en"), numbers);
      }
    });

  test("is read back from digits of any script and grouping", () => {
    const numbers = [0, 1, 2, 511, 40, 5, 66, 7, 88, 9, 100, 11];
    assert.equal(digits(numbers), "000 001 002 511 040 005 066 007 088 009 100 011");
    const arabic = digits(numbers).replace(/[0-9]/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    const fullWidth = digits(numbers).replace(/[0-9]/g, (digit) =>
      String.fromCodePoint(0xff10 + Number(digit)),
    );
    for (const typed of [digits(numbers), arabic, fullWidth, digits(numbers).replaceAll(" ", "")])
      assert.deepEqual(lists.parse(typed, "my"), numbers);
  });

  test("mixes words of one list with groups of digits, but not words of two lists", () => {
    const { numbers } = Receipt.fresh();
    const english = lists.shown(numbers, "en");
    assert.deepEqual(lists.parse(english.with(3, digits([numbers[3]])).join(" "), "fr"), numbers);
    const spanish = lists.shown([100, ...numbers.slice(1)], "es")[0];
    const foreign = lists.parse(english.with(0, spanish).join(" "), "fr");
    assert.notDeepEqual(foreign, numbers);
  });

  test("is not read from eleven words, thirteen, unknown ones or numbers above 511", () => {
    const words = lists.shown(Receipt.fresh().numbers, "en");
    for (const typed of [
      words.slice(1),
      [...words, words[0]],
      words.with(0, "zzzz"),
      words.with(0, "512"),
      [],
    ])
      assert.equal(lists.parse(typed.join(" "), "en"), null);
  });
});

describe("folding", () => {
  const same: [string, string][] = [
    ["ÉTÉ", "ete"],
    ["nin\u0303o", "nino"],
    ["fl\u200Bo\uFEFFr", "flor"],
    ["أَمَل", "امل"],
    ["مدرســة", "مدرسه"],
    ["مبنى", "مبني"],
    ["٠١٢ ۳۴۵ ၆၇၈", "012 345 678"],
    ["a-b_c.d", "a b c d"],
    ["ﬁn", "fin"],
    ["İ", "i"],
  ];
  for (const [typed, expected] of same)
    test(`${typed} is ${expected}`, () => assert.equal(folded(typed), expected));
});

describe("a code", () => {
  test("is sixteen numbers with a checksum, as words, digits or hex", () => {
    const code = freshCode();
    assert.ok(codeChecksumFits(code));
    assert.deepEqual(lists.parseCode(lists.shown(code, "ar").join(" "), "en"), code);
    assert.deepEqual(lists.parseCode(digits(code), "en"), code);
    assert.deepEqual(codeFromHex(codeToHex(code)), code);
  });

  test("with one number wrong opens nothing", () => {
    const code = freshCode();
    const wrong = code.with(15, code[15] ^ 1);
    assert.equal(appointmentSeed(organisation, wrong), null);
    assert.equal(lists.parseCode(digits(wrong), "en"), null);
    assert.equal(codeFromHex(codeToHex(wrong)), null);
  });
});
