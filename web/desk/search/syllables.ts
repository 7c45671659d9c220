// SPDX-License-Identifier: AGPL-3.0-or-later
// Burmese writes no spaces between words, and dictionaries (Intl.Segmenter's too) cut names differently from
// place to place. A syllable is the same everywhere: a base that is neither stacked on the one before nor
// silenced by an asat (Unicode Technical Note 11, section 3).
const burmese = /[\u1000-\u109F]/u;
const syllable =
  /[\u1000-\u102A\u103F\u104C-\u104F](?:\u1039[\u1000-\u1021]|[\u102B-\u1038\u103A-\u103E]|[\u1000-\u1021](?=[\u103A\u1039]|\u1037\u103A))*|\d+|[^\u1000-\u103F\d]+|./gu;

export function isBurmese(word: string): boolean {
  return burmese.test(word);
}

// Joined, they are the run again.
export function syllablesOf(run: string): string[] {
  return run.match(syllable) ?? [];
}
