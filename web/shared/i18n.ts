// SPDX-License-Identifier: AGPL-3.0-or-later
// Sentences from locale/: a text with {names} in it, or one text for each plural form chosen by {count}.

import { inBurmeseDigits, lacksBurmese } from "./burmese.ts";

export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Catalogue = Readonly<Record<string, Message>>;
export type Values = Readonly<Record<string, string | number>>;

export const languages = ["en", "fr", "es", "ar", "my"] as const;
export type Language = (typeof languages)[number];

// The pseudo-locale shows which texts were forgotten; no person chooses it.
export const pseudoLanguage = "en-XA";

const names: Record<Language, string> = {
  en: "English",
  fr: "Français",
  es: "Español",
  ar: "العربية",
  my: "မြန်မာ",
};
const rightToLeft = new Set(["ar", "fa", "he", "ps", "ur", "ku", "dv"]);
// Each in its own digits, said explicitly: browsers' defaults for these differ by version.
const numerals: Record<string, string> = { ar: "ar-u-nu-arab", my: "my-u-nu-mymr", en: "en-GB" };

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

export function nameOf(language: string): string {
  return isLanguage(language) ? names[language] : language;
}

export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language.split("-")[0]) ? "rtl" : "ltr";
}

export function localeOf(language: string): string {
  return language === pseudoLanguage ? "en-GB" : (numerals[language] ?? language);
}

// The first language of these that we speak.
export function bestLanguage(wanted: readonly string[]): Language {
  for (const one of wanted) {
    const base = one.toLowerCase().split("-")[0];
    if (isLanguage(base)) return base;
  }
  return "en";
}

export function format(message: Message, values: Values, language: string): string {
  const text = typeof message === "string" ? message : pluralForm(message, values, language);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value, language) : value;
  });
}

function pluralForm(message: Exclude<Message, string>, values: Values, language: string): string {
  const count = Number(values.count ?? 0);
  const form = new Intl.PluralRules(localeOf(language)).select(count);
  return message[form] ?? message.other ?? "";
}

export function number(value: number, language: string): string {
  const text = new Intl.NumberFormat(localeOf(language)).format(value);
  return lacksBurmese(language) ? inBurmeseDigits(text) : text;
}

const accents: Record<string, string> = {
  a: "å",
  e: "ê",
  i: "ï",
  o: "ø",
  u: "ü",
  A: "Å",
  E: "Ê",
  I: "Ï",
  O: "Ø",
  U: "Ü",
};

// A third longer, and every letter strange, with names left alone.
export function pseudo(message: Message): Message {
  if (typeof message !== "string") {
    return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, pseudo(text!) as string]));
  }
  const strange = message.replace(/\{\w+\}|[aeiouAEIOU]/g, (piece) => accents[piece] ?? piece);
  return `⟦${strange}${"~".repeat(Math.ceil(message.length / 3))}⟧`;
}
