// SPDX-License-Identifier: AGPL-3.0-or-later
// Days of the week and times of the wall clock, as the reader writes them.
import { burmeseWeekday, inBurmeseDigits, lacksBurmese } from "../../shared/burmese.ts";
import { localeOf } from "../../shared/i18n.ts";
import type { Zone } from "../../shared/times.ts";
import { language } from "../speak.ts";

const aMonday = Date.UTC(2026, 10, 23);
const aDay = 86_400_000;

// 1 Monday … 7 Sunday
export function weekdayName(weekday: number): string {
  if (lacksBurmese(language())) return burmeseWeekday(weekday);
  const options = { weekday: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(localeOf(language()), options).format(aMonday + (weekday - 1) * aDay);
}

// "Mon 23"
export function dayLabel(millis: number, zone: Zone): string {
  const burmese = lacksBurmese(zone.language);
  const locale = burmese ? "sv" : localeOf(zone.language);
  const options = burmese
    ? ({ month: "2-digit", day: "2-digit", timeZone: zone.timeZone } as const)
    : ({ weekday: "short", day: "numeric", timeZone: zone.timeZone } as const);
  const text = new Intl.DateTimeFormat(locale, options).format(millis);
  return burmese ? inBurmeseDigits(text) : text;
}

// Minutes since midnight; past midnight it is the next morning's.
export function clockTime(minutes: number): string {
  const inDay = minutes % 1440;
  const text = [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return lacksBurmese(language()) ? inBurmeseDigits(text) : text;
}

// "22:30", from an input of type time; null for anything else.
export function minutesOf(text: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

// From one wall time to another, over midnight when it is not later.
export function lengthBetween(from: number, until: number): number {
  return until > from ? until - from : until + 1440 - from;
}
