// SPDX-License-Identifier: AGPL-3.0-or-later
// Fetching many requests to search in them: as the contract says, no more than is allowed, and nothing of others.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BulkRead } from "../../web/shared/api_shapes.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
before(async () => { house = await House.open(); });
after(() => house.close());

test("a bulk holds what each may see, with everything written", async () => {
  const grace = await Staff.at(house, "grace");
  const ingrid = await Staff.at(house, "ingrid");
  const mine = (await grace.list()).map(({ id }) => ({ id })).slice(0, 20);
  const { requests } = await grace.send<{ requests: BulkRead[] }>("POST", "/api/bulk", { requests: mine });
  assert.deepEqual(requests.map(({ record }) => record.facts.id), mine.map(({ id }) => id));
  const answered = requests.find(({ record }) => record.facts.state === "answered");
  assert.ok(answered?.page.envelopes.some((envelope) => envelope.kind === "answer"));

  const theirs = await ingrid.send<{ requests: BulkRead[] }>("POST", "/api/bulk", { requests: mine });
  const visible = new Set((await ingrid.list()).map(({ id }) => id));
  assert.ok(theirs.requests.every(({ record }) => visible.has(record.facts.id)));
  assert.ok(theirs.requests.length < mine.length);
});

test("too many at once, and none at all, are refused", async () => {
  const lucia = await Staff.at(house, "lucia");
  const { id } = (await lucia.list())[0]!;
  for (const requests of [[], Array.from({ length: 21 }, () => ({ id }))])
    assert.equal((await lucia.ask("POST", "/api/bulk", { requests })).status, 422);
});
