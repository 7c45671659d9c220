// SPDX-License-Identifier: AGPL-3.0-or-later
// The lists of 512 words, each fetched when a language is needed.
import { type WordLanguage, WordLists, wordLanguages } from "../../shared/sealing/words.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { language } from "../speak.ts";

const loaders: Record<WordLanguage, () => Promise<{ default: string }>> = {
  en: () => import("../../../locale/words/en.txt?raw"),
  fr: () => import("../../../locale/words/fr.txt?raw"),
  es: () => import("../../../locale/words/es.txt?raw"),
  ar: () => import("../../../locale/words/ar.txt?raw"),
  my: () => import("../../../locale/words/my.txt?raw"),
};

const lists = new WordLists({});

export function wordLanguage(wanted: string): WordLanguage {
  return wordLanguages.find((one) => one === wanted) ?? "en";
}

async function load(wanted: WordLanguage): Promise<void> {
  if (!lists.has(wanted)) lists.add(wanted, (await loaders[wanted]()).default.trim().split(/\r?\n/));
}

export async function inWords(numbers: readonly number[], wanted: string): Promise<string[]> {
  const list = wordLanguage(wanted);
  await load(list);
  return lists.shown(numbers, list);
}

// What was typed may be words of any of our languages, or digits.
export async function fromWords(typed: string, count: 12 | 16): Promise<number[] | null> {
  await Promise.all([start(), ...wordLanguages.map(load)]);
  const page = wordLanguage(language());
  return count === 12 ? lists.parse(typed, page) : lists.parseCode(typed, page);
}
