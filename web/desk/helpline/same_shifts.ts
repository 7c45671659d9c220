// SPDX-License-Identifier: AGPL-3.0-or-later
// The same shift on several days of the week is one line.
import type { Id, Pattern } from "../../shared/api_shapes.ts";

export interface SameShift extends Omit<Pattern, "id" | "weekday"> {
  ids: Id[];
  weekdays: number[];
}

export function sameShifts(patterns: readonly Pattern[]): SameShift[] {
  const groups = new Map<string, SameShift>();
  for (const { id, weekday, ...rest } of patterns) {
    const key = JSON.stringify([rest.person, rest.rank, rest.begins, rest.minutes, rest.zone]);
    const group = groups.get(key) ?? { ...rest, ids: [], weekdays: [] };
    group.ids.push(id);
    if (!group.weekdays.includes(weekday)) group.weekdays.push(weekday);
    groups.set(key, group);
  }
  return [...groups.values()];
}
