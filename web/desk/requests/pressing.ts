// SPDX-License-Identifier: AGPL-3.0-or-later
// Pure rules: what stands above the list when somebody was not heard of. Nobody missed stands above danger to
// life that waits.
import type { Clock, MissedPlan } from "../../shared/api_shapes.ts";

export interface Pressing {
  life: Clock[];
  moreLife: number; // in a flood; they stand in the list
  missed: MissedPlan[];
}

const mostLife = 3;
const steps = ["silent", "climbing", "missed"];

export function pressing(clocks: readonly Clock[], missed: readonly MissedPlan[]): Pressing {
  const life = clocks
    .filter((one) => one.urgency === "life")
    .toSorted((one, other) => attended(one) - attended(other) || one.since - other.since);
  return {
    life: life.slice(0, mostLife),
    moreLife: Math.max(0, life.length - mostLife),
    missed: missed.toSorted(
      (one, other) =>
        seenTo(one) - seenTo(other) ||
        steps.indexOf(one.plan.state) - steps.indexOf(other.plan.state) ||
        (one.plan.late ?? 0) - (other.plan.late ?? 0),
    ),
  };
}

function attended(clock: Clock): number {
  return clock.taken_by === null ? 0 : 1;
}

function seenTo({ plan }: MissedPlan): number {
  return (plan.schedule?.acknowledged_by ?? null) === null ? 0 : 1;
}
