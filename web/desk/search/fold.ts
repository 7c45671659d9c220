// SPDX-License-Identifier: AGPL-3.0-or-later
// What a text looks like to the search: words without case, marks, optional vowels, and with one form of each
// digit and letter. Each word keeps its place, so that a match can be shown where it was written.
import { foldedWords } from "../../shared/sealing/folding.ts";
import { isBurmese, syllablesOf } from "./syllables.ts";

export interface Word {
  folded: string;
  from: number; // in UTF-16 units of the text, `to` excluded
  to: number;
}

const written = /[\p{L}\p{M}\p{Nd}\u0640\u200B-\u200D\u2060]+/gu;
const otherLetters: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  // Persian and Urdu forms of letters that Arabic has.
  ی: "ي",
  ک: "ك",
  ہ: "ه",
};
const otherLetter = new RegExp(`[${Object.keys(otherLetters).join("")}]`, "gu");

// Texts repeat their words, and folding is most of the work of indexing.
const known = new Map<string, string>();
const mostKnown = 50_000;

export function foldWord(raw: string): string {
  const before = known.get(raw);
  if (before !== undefined) return before;
  const folded = foldedWords(raw)
    .join("")
    .replace(otherLetter, (letter) => otherLetters[letter]);
  if (known.size >= mostKnown) known.clear();
  known.set(raw, folded);
  return folded;
}

// The folded words are what somebody wrote: they go when the index goes.
export function forgetFolding(): void {
  known.clear();
}

export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(written)) {
    const from = match.index;
    if (isBurmese(match[0])) found.push(...syllables(match[0], from));
    else found.push({ folded: foldWord(match[0]), from, to: from + match[0].length });
  }
  return found.filter((word) => word.folded !== "");
}

function syllables(run: string, start: number): Word[] {
  let from = start;
  return syllablesOf(run).map((piece) => {
    const word = { folded: foldWord(piece), from, to: from + piece.length };
    from = word.to;
    return word;
  });
}
