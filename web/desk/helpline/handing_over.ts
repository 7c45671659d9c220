// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Helpline, Id } from "../../shared/api_shapes.ts";

// Whether this person's shift is over: others are on duty, and they are not. Without a rota nobody's ends.
export function isOver(now: Pick<Helpline, "on_duty" | "backup">, person: Id): boolean {
  return now.on_duty.length > 0 && ![...now.on_duty, ...now.backup].includes(person);
}
