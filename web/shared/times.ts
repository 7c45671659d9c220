// SPDX-License-Identifier: AGPL-3.0-or-later
// Times for people: in the reader's zone with the zone named. Days and hours count from 1970-01-01 UTC.
import { type Unit, burmeseFromNow, burmeseSpan, inBurmeseDigits, lacksBurmese } from "./burmese.ts";
import { localeOf } from "./i18n.ts";

export interface Zone {
  language: string;
  timeZone: string;
}

export const hourToMillis = (hour: number) => hour * 3_600_000;
export const dayToMillis = (day: number) => day * 86_400_000;
export const today = (now = Date.now()) => Math.floor(now / 86_400_000);
export const thisHour = (now = Date.now()) => Math.floor(now / 3_600_000);

function formatted(millis: number, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  const lacking = lacksBurmese(zone.language);
  const locale = lacking ? "sv" : localeOf(zone.language); // year, month, day in numbers, in this order
  const wanted = lacking ? { ...options, month: "2-digit" as const, day: "2-digit" as const } : options;
  const text = inZone(locale, wanted, zone.timeZone).format(millis);
  return lacking ? inBurmeseDigits(text) : text;
}

function inZone(locale: string, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  }
}

// Arrivals are known to the hour only, and are not shown finer than that.
export function atHour(hour: number, zone: Zone): string {
  return formatted(hourToMillis(hour), zone, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

// A moment that matters to the minute: a promise, a shift.
export function atMinute(millis: number, zone: Zone): string {
  return formatted(millis, zone, {
    weekday: lacksBurmese(zone.language) ? undefined : "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

// Days are calendar days in UTC: putting them into a zone could show the day before.
export function onDay(day: number, language: string): string {
  const options = { day: "numeric", month: "long", year: "numeric" } as const;
  return formatted(dayToMillis(day), { language, timeZone: "UTC" }, options);
}

const steps: [Unit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function relative(count: number, unit: Unit, language: string): string {
  if (lacksBurmese(language)) return burmeseFromNow(count, unit);
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto", style: "long" }).format(
    count,
    unit,
  );
}

// "3 hours ago", "in 2 days"; under a minute is now.
export function fromNow(millis: number, language: string, now = Date.now()): string {
  const away = millis - now;
  const [unit, length] = steps.find(([, one]) => Math.abs(away) >= one) ?? steps[2];
  return relative(Math.trunc(away / length), unit, language);
}

// The same for what is known to the hour only: nothing finer is shown than is known.
export function hourFromNow(hour: number, language: string, now = Date.now()): string {
  const away = hour - thisHour(now);
  return Math.abs(away) < 24
    ? relative(away, "hour", language)
    : relative(Math.trunc(away / 24), "day", language);
}

// "3 hours": how long something has gone on.
export function lasting(since: number, language: string, now = Date.now()): string {
  const [unit, length] = steps.find(([, one]) => now - since >= one) ?? steps[2];
  const count = Math.max(0, Math.trunc((now - since) / length));
  if (lacksBurmese(language)) return burmeseSpan(count, unit);
  const options = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(count);
}

export function bytes(size: number, language: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(3, size < 1 ? 0 : Math.floor(Math.log(size) / Math.log(1000)));
  return new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit: units[power],
    unitDisplay: "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(size / 1000 ** power);
}

// What a clock on the wall of this zone shows, as fields of forms have it: "2026-11-27T09:00".
export function localIn(millis: number, timeZone: string): string {
  const parts = inZone(
    "sv",
    { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    timeZone,
  ).format(millis);
  return parts.replace(" ", "T");
}

// The moment at which it shows that. A time that daylight saving skips is taken as the hour after; of one that
// comes twice, the first.
export function instantOf(local: string, timeZone: string): number | null {
  const wanted = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(wanted)) return null;
  const offsetAt = (millis: number) => Date.parse(`${localIn(millis, timeZone)}:00Z`) - millis;
  const guesses = [wanted - offsetAt(wanted - 86_400_000), wanted - offsetAt(wanted + 86_400_000)];
  const exact = guesses.filter((one) => localIn(one, timeZone) === local);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...guesses);
}
