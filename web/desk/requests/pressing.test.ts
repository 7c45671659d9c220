// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock, MissedPlan, SilencePlan } from "../../shared/api_shapes.ts";
import { pressing } from "./pressing.ts";

function clock(request: string, since: number, urgency: Clock["urgency"], taken_by: string | null = null): Clock {
  return { request, urgency, language: "en", since, promised: 0, taken_by, taken_until: null, called: [] };
}

function missed(request: string, state: SilencePlan["state"], late: number, by: string | null = null): MissedPlan {
  const schedule = { acknowledged_by: by } as NonNullable<SilencePlan["schedule"]>;
  return { request, plan: { state, schedule, called: [], late, silent_from: null, left: null } };
}

test("danger to life that waits stands first, untaken before taken, longest first", () => {
  const { life } = pressing(
    [clock("a", 1, "life", "p"), clock("b", 3, "life"), clock("c", 0, "other"), clock("d", 2, "life")],
    [],
  );
  assert.deepEqual(
    life.map((one) => one.request),
    ["d", "b", "a"],
  );
});

test("a flood does not push whoever is missed out of sight", () => {
  const flood = Array.from({ length: 500 }, (_, i) => clock(`${i}`, i, "life"));
  const found = pressing(flood, [missed("m", "missed", 1)]);
  assert.equal(found.life.length, 3);
  assert.equal(found.moreLife, 497);
  assert.equal(found.missed.length, 1);
});

test("of those who are missed, whoever nobody looks for comes first, then by how far it has come", () => {
  const found = pressing(
    [],
    [
      missed("a", "missed", 1),
      missed("b", "silent", 5),
      missed("c", "silent", 4, "p"),
      missed("d", "climbing", 3),
      missed("e", "missed", 0),
    ],
  );
  assert.deepEqual(
    found.missed.map((one) => one.request),
    ["b", "d", "e", "a", "c"],
  );
});
