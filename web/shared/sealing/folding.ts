// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading what a hand typed: the same words and digits in whatever script, case and form (doc/sealing.md
// 5.3).

const tatweelAndVowels = /[\u0640\u064B-\u065F\u0670]/gu;
const zeroWidth = /[\u200B-\u200D\u2060\uFEFF]/gu;
const latinMarks = /[\u0300-\u036F]/gu;
const decimalDigit = /\p{Nd}/u;
const separators = /[^\p{L}\p{M}\p{Nd}]+/u;
const sameLetter: Record<string, string> = {
  "\u0622": "\u0627",
  "\u0623": "\u0627",
  "\u0625": "\u0627",
  "\u0671": "\u0627",
  "\u0649": "\u064A",
  "\u0629": "\u0647",
};

// Joined by single spaces.
export function folded(typed: string): string {
  return foldedWords(typed).join(" ");
}

export function foldedWords(typed: string): string[] {
  return simplified(typed)
    .split(separators)
    .filter((word) => word !== "");
}

function simplified(typed: string): string {
  return (
    typed
      .normalize("NFKC")
      // One by one, so that no letter depends on its place.
      .replace(/\p{Lu}|\p{Lt}/gu, (letter) => letter.toLowerCase())
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(zeroWidth, "")
      .replace(tatweelAndVowels, "")
      .replace(/[\u0622\u0623\u0625\u0671\u0649\u0629]/gu, (letter) => sameLetter[letter])
      .normalize("NFD")
      .replace(latinMarks, "")
      .normalize("NFC")
  );
}

// Unicode keeps the ten digits of a script together and in order: a digit's value is its place in its run,
// modulo ten.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let before = 0;
  while (decimalDigit.test(String.fromCodePoint(code - before - 1))) ++before;
  return String(before % 10);
}
