// SPDX-License-Identifier: AGPL-3.0-or-later
// Times for people: in the reader's zone with the zone named. Days and hours count from 1970-01-01 UTC.
import { localeOf } from "./i18n.ts";

export interface Zone {
  language: string;
  timeZone: string;
}

export const hourToMillis = (hour: number) => hour * 3_600_000;
export const dayToMillis = (day: number) => day * 86_400_000;
export const today = (now = Date.now()) => Math.floor(now / 86_400_000);
export const thisHour = (now = Date.now()) => Math.floor(now / 3_600_000);

function formatter(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(localeOf(zone.language), { ...options, timeZone: zone.timeZone });
  } catch {
    return new Intl.DateTimeFormat(localeOf(zone.language), { ...options, timeZone: "UTC" });
  }
}

// Arrivals are known to the hour only, and are not shown finer than that.
export function atHour(hour: number, zone: Zone): string {
  return formatter(zone, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(hourToMillis(hour));
}

export function atMoment(millis: number, zone: Zone): string {
  return formatter(zone, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(millis);
}

// Days are calendar days in UTC: putting them into a zone could show the day before.
export function onDay(day: number, language: string): string {
  return formatter({ language, timeZone: "UTC" }, { day: "numeric", month: "long", year: "numeric" }).format(
    dayToMillis(day),
  );
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

// "3 hours ago", "in 2 days"; under a minute is now.
export function fromNow(millis: number, language: string, now = Date.now()): string {
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto", style: "long" });
  const away = millis - now;
  for (const [unit, length] of steps) {
    if (Math.abs(away) >= length) return words.format(Math.trunc(away / length), unit);
  }
  return words.format(0, "minute");
}

// The same for what is known to the hour only: nothing finer is shown than is known.
export function hourFromNow(hour: number, language: string, now = Date.now()): string {
  const away = hour - thisHour(now);
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto", style: "long" });
  return Math.abs(away) < 24 ? words.format(away, "hour") : words.format(Math.trunc(away / 24), "day");
}

// "3 hours": how long something has gone on.
export function lasting(since: number, language: string, now = Date.now()): string {
  const [unit, length] = steps.find(([, one]) => now - since >= one) ?? steps[2];
  const count = Math.max(0, Math.trunc((now - since) / length));
  return new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "long" }).format(
    count,
  );
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
