// SPDX-License-Identifier: AGPL-3.0-or-later
// Receipts as words. The page's own list comes first; the others only when something else was typed.
import { type WordLanguage, WordLists, wordLanguages } from "../shared/sealing/words.ts";
import { Cut } from "./line/line.ts";

const loaders: Record<WordLanguage, () => Promise<{ default: string }>> = {
  en: () => import("../../locale/words/en.txt?raw"),
  fr: () => import("../../locale/words/fr.txt?raw"),
  es: () => import("../../locale/words/es.txt?raw"),
  ar: () => import("../../locale/words/ar.txt?raw"),
  my: () => import("../../locale/words/my.txt?raw"),
};

const lists = new WordLists({});

function listFor(language: string): WordLanguage {
  return wordLanguages.find((one) => one === language) ?? "en";
}

export async function loadWords(language: string): Promise<void> {
  const wanted = listFor(language);
  if (lists.has(wanted)) return;
  const loaded = await loaders[wanted]().catch(() => {
    throw new Cut();
  });
  lists.add(wanted, loaded.default.trim().split(/\r?\n/));
}

// loadWords must have been awaited.
export function asWords(numbers: readonly number[], language: string): string[] {
  return lists.shown(numbers, listFor(language));
}

// null: these are not twelve words of any list.
export async function readWords(typed: string, language: string): Promise<number[] | null> {
  await loadWords(language);
  const found = lists.parse(typed, listFor(language));
  if (found) return found;
  await Promise.all(wordLanguages.map(loadWords));
  return lists.parse(typed, listFor(language));
}
