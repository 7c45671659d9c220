// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page of the trail can be held to without all of it: no number missing, doubled or out of order. The
// hashes are checked by `havre trail verify`, which has everything.
import type { TrailEntry } from "../../shared/api_shapes.ts";

export function chainFits(newestFirst: readonly Pick<TrailEntry, "sequence">[]): boolean {
  return newestFirst.every(
    (entry, index) => index === 0 || entry.sequence === newestFirst[index - 1].sequence - 1,
  );
}
