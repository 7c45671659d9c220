// SPDX-License-Identifier: AGPL-3.0-or-later
// Chromium is built without Burmese dates, numbers and names of languages. What its own Intl lacks stands here.
export type Unit = "day" | "hour" | "minute";

const units: Record<Unit, string> = { day: "ရက်", hour: "နာရီ", minute: "မိနစ်" };
const languages: Record<string, string> = {
  en: "အင်္ဂလိပ်",
  fr: "ပြင်သစ်",
  es: "စပိန်",
  ar: "အာရဗီ",
  my: "မြန်မာ",
};

const weekdays = ["တနင်္လာ", "အင်္ဂါ", "ဗုဒ္ဓဟူး", "ကြာသပတေး", "သောကြာ", "စနေ", "တနင်္ဂနွေ"];

// 1 Monday … 7 Sunday
export function burmeseWeekday(weekday: number): string {
  return `${weekdays[weekday - 1] ?? ""}နေ့`;
}

export function lacksBurmese(language: string): boolean {
  return language === "my" && Intl.RelativeTimeFormat.supportedLocalesOf("my").length === 0;
}

// Digits alone; "UTC+6:30" keeps its letters.
export function inBurmeseDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x1040 + Number(digit)));
}

export function burmeseSpan(count: number, unit: Unit): string {
  return inBurmeseDigits(`${count} ${units[unit]}`);
}

// Negative: in the past.
export function burmeseFromNow(count: number, unit: Unit): string {
  if (count === 0) return unit === "day" ? "ယနေ့" : "ယခု";
  const span = burmeseSpan(Math.abs(count), unit);
  return count < 0 ? `လွန်ခဲ့သော ${span}` : `နောက် ${span}အတွင်း`;
}

export function burmeseLanguage(tag: string): string {
  return languages[tag] ?? tag;
}
