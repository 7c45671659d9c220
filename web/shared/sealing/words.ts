// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers of nine bits as words of a person's language, and back from what was typed (doc/sealing.md 5.1,
// 5.3). The lists are injected: a page loads its own language and adds the others when it needs them.
import { codeChecksumFits, codeLength } from "./code.ts";
import { folded, foldedWords } from "./folding.ts";
import { receiptLength } from "./receipt.ts";

export const wordLanguages = ["en", "fr", "es", "ar", "my"] as const;
export type WordLanguage = (typeof wordLanguages)[number];

interface List {
  words: readonly string[];
  numbers: ReadonlyMap<string, number>;
}

export class WordLists {
  readonly #lists = new Map<string, List>();

  constructor(lists: Partial<Record<WordLanguage, readonly string[]>>) {
    for (const language of wordLanguages) {
      const words = lists[language];
      if (words) this.add(language, words);
    }
  }

  // Two words that fold to one, or a word of two, would make receipts nobody can type back.
  add(language: WordLanguage, words: readonly string[]): void {
    const numbers = new Map(words.map((word, number) => [folded(word), number]));
    const whole = words.every((word) => foldedWords(word).length === 1);
    if (words.length !== 512 || numbers.size !== 512 || !whole)
      throw new Error(`sealing: word list ${language}`);
    this.#lists.set(language, { words: [...words], numbers });
  }

  has(language: string): boolean {
    return this.#lists.has(language);
  }

  shown(numbers: readonly number[], language: string): string[] {
    const list = this.#lists.get(language) ?? this.#lists.get("en");
    if (!list) throw new Error("sealing: no word list");
    return numbers.map((number) => list.words[number]);
  }

  // A receipt. null: not twelve known words or groups; a wrong checksum passes (5.4).
  parse(typed: string, pageLanguage: string): number[] | null {
    return this.#numbers(typed, pageLanguage, receiptLength);
  }

  // A recovery code or an invitation; here a wrong checksum is refused.
  parseCode(typed: string, pageLanguage: string): number[] | null {
    const numbers = this.#numbers(typed, pageLanguage, codeLength);
    return numbers && codeChecksumFits(numbers) ? numbers : null;
  }

  #numbers(typed: string, pageLanguage: string, count: number): number[] | null {
    const tokens = regrouped(foldedWords(typed));
    if (tokens.length !== count) return null;
    for (const language of [pageLanguage, ...wordLanguages]) {
      const numbers = tokens.map((token) => numberOf(token, this.#lists.get(language)));
      if (numbers.every((number) => number !== undefined)) return numbers;
    }
    return null;
  }
}

// "012 345 …"
export function digits(numbers: readonly number[]): string {
  return numbers.map((number) => String(number).padStart(3, "0")).join(" ");
}

// 5.3 Digits may be grouped in any way: 36 of them are twelve groups of three.
function regrouped(tokens: string[]): string[] {
  const all = tokens.join("");
  return /^[0-9]+$/.test(all) ? all.match(/.{1,3}/g)! : tokens;
}

function numberOf(token: string, list: List | undefined): number | undefined {
  if (!/^[0-9]{3}$/.test(token)) return list?.numbers.get(token);
  return Number(token) < 512 ? Number(token) : undefined;
}
