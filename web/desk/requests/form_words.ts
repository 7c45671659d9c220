// SPDX-License-Identifier: AGPL-3.0-or-later
// The public form's own sentences, so that staff read the questions as they were asked. Fetched when a
// request is opened.
import { useEffect, useState } from "preact/hooks";
import { type Catalogue, type Language, isLanguage } from "../../shared/i18n.ts";

const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import("../../../locale/en.json"),
  fr: () => import("../../../locale/fr.json"),
  es: () => import("../../../locale/es.json"),
  ar: () => import("../../../locale/ar.json"),
  my: () => import("../../../locale/my.json"),
};

export type FormWords = (key: string) => string | null;

export function formLanguage(wanted: string): Language {
  const base = wanted.split("-")[0];
  return isLanguage(base) ? base : "en";
}

export async function formWords(wanted: string): Promise<FormWords> {
  const sentences = (await catalogues[formLanguage(wanted)]()).default;
  return (key) => (typeof sentences[key] === "string" ? sentences[key] : null);
}

export function useFormWords(wanted: string): FormWords | null {
  const [words, setWords] = useState<FormWords | null>(null);
  useEffect(() => void formWords(wanted).then((found) => setWords(() => found)), [wanted]);
  return words;
}
