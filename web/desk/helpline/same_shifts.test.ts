// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pattern } from "../../shared/api_shapes.ts";
import { sameShifts } from "./same_shifts.ts";

test("the same shift on several days is one line, another time or person is another", () => {
  const one = { person: "a", rank: "duty", begins: 540, minutes: 480, zone: "UTC" } as const;
  const patterns: Pattern[] = [
    { ...one, id: "1", weekday: 1 },
    { ...one, id: "2", weekday: 2 },
    { ...one, id: "3", weekday: 2, begins: 600 },
    { ...one, id: "4", weekday: 3, person: "b" },
    { ...one, id: "5", weekday: 2 },
  ];
  const lines = sameShifts(patterns).map((line) => [line.ids, line.weekdays]);
  assert.deepEqual(lines, [[["1", "2", "5"], [1, 2]], [["3"], [2]], [["4"], [3]]]);
});
