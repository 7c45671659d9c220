// SPDX-License-Identifier: AGPL-3.0-or-later
// Hours as the pages write them without a script: coarse, in UTC, in the page's own words.
import { filled, say } from "../page/texts.ts";

export function hourText(hour: number): string {
  const at = new Date(hour * 3_600_000);
  const month = say(`date.month.${String(at.getUTCMonth() + 1).padStart(2, "0")}`);
  const date = put("date.day", { day: at.getUTCDate(), month, year: at.getUTCFullYear() });
  return put("date.hour", { date, hour: at.getUTCHours() });
}

// These are parts of one sentence: nothing in them needs to be set apart.
function put(key: string, values: Record<string, string | number>): string {
  return filled(say(key), values).replace(/[\u2068\u2069]/g, "");
}
