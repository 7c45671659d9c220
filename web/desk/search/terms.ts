// SPDX-License-Identifier: AGPL-3.0-or-later
// What of a text stands in the index, and what of a question is looked for there. Two Burmese syllables beside
// each other are a term of their own, and so is "servant of" with the name after it.
import { type Word, wordsOf } from "./fold.ts";
import { isBurmese } from "./syllables.ts";

export interface Part {
  folded: string;
  // Still being typed: it may go on.
  open: boolean;
  // Only what is written in another script counts.
  foreign: boolean;
}

// One thing asked for. Any of the ways will do; of a way, every part.
export type Unit = readonly (readonly Part[])[];

const servant = /^(?:abd[aeou]*l?|عبد|абд[аеуэ]?л?ь?)$/u;
const article = /^(?:al|el|ul|ar|er|ur|as|es|us|ad|ed|аль|эль|ар|эр|ас|ال)$/u;

export function termsOf(text: string): Word[] {
  const words = wordsOf(text);
  return words.flatMap((word, at) => [word, ...joined(words, at)]);
}

export function unitsOf(typed: string): Unit[] {
  const words = wordsOf(typed);
  const open = /[\p{L}\p{M}\p{Nd}]$/u.test(typed);
  const isOpen = (word: Word) => open && word.to === typed.length;
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ++at) {
    const word = words[at];
    const [pair] = joined(words, at);
    const plain = { folded: word.folded, open: isOpen(word), foreign: false };
    if (pair) {
      const parts = words.slice(at, at + 2).map((one) => ({ folded: one.folded, open: isOpen(one), foreign: true }));
      units.push([[{ folded: pair.folded, open: isOpen(pair), foreign: false }], parts]);
      const run = isBurmese(word.folded);
      if (!run || !joined(words, at + 1).length) at += pair.to === words[at + 1].to ? 1 : 2;
    } else if (words.length === 1 || !article.test(word.folded)) units.push([[plain]]);
  }
  return units;
}

function joined(words: readonly Word[], at: number): Word[] {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next) return [];
  const touching = word.to === next.from && isBurmese(word.folded) && isBurmese(next.folded);
  if (touching) return [together(word, next)];
  if (!servant.test(word.folded)) return [];
  const name = article.test(next.folded) ? words[at + 2] : next;
  return name ? [together(word, name)] : [];
}

function together(word: Word, next: Word): Word {
  return { folded: word.folded + next.folded, from: word.from, to: next.to };
}
