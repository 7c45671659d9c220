// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk's one language at a time. Changing it draws everything anew, so sentences are plain calls.
import type english from "../../locale/desk/en.json";
import {
  type Catalogue,
  type Language,
  type Values,
  bestLanguage,
  directionOf,
  format,
  isLanguage,
  localeOf,
  pseudo,
  pseudoLanguage,
} from "../shared/i18n.ts";

export type Key = keyof typeof english & string;

const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import("../../locale/desk/en.json"),
  fr: () => import("../../locale/desk/fr.json"),
  es: () => import("../../locale/desk/es.json"),
  ar: () => import("../../locale/desk/ar.json"),
  my: () => import("../../locale/desk/my.json"),
};

let sentences: Catalogue = {};
let spoken: string = "en";
const remembered = "havre.language";
const listeners = new Set<() => void>();

export function language(): string {
  return spoken;
}

export function t(key: Key, values: Values = {}): string {
  const message = sentences[key];
  return message === undefined ? key : format(message, values, spoken);
}

// For words made at run time, such as a refusal's code: nothing when we have no sentence for it.
export function tried(key: string, values: Values = {}): string | null {
  const message = sentences[key];
  return message === undefined ? null : format(message, values, spoken);
}

// A word of a closed list (`state`, `imminence`, …), or the word itself if a newer server has more of them.
export function word(list: string, value: string): string {
  return tried(`${list}.${value}`) ?? value;
}

export async function speak(wanted: string): Promise<void> {
  const base = isLanguage(wanted) ? wanted : "en";
  const loaded = (await catalogues[base]()).default;
  const strange = wanted === pseudoLanguage;
  spoken = strange ? pseudoLanguage : base;
  sentences = strange
    ? Object.fromEntries(Object.entries(loaded).map(([key, text]) => [key, pseudo(text)]))
    : loaded;
  document.documentElement.lang = spoken;
  document.documentElement.dir = directionOf(spoken);
  localStorage.setItem(remembered, spoken);
  for (const listener of listeners) listener();
}

export function speakFirst(): Promise<void> {
  return speak(localStorage.getItem(remembered) ?? bestLanguage(navigator.languages));
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function list(items: readonly string[]): string {
  return new Intl.ListFormat(localeOf(spoken), { type: "conjunction" }).format(items);
}
