// SPDX-License-Identifier: AGPL-3.0-or-later
// Five hundred pieces of junk go into the bin in one errand and come back in one; danger to life stays until somebody has opened it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Lying, Sums } from "../../web/shared/api_shapes.ts";
import { ask } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const junk = 500;
let house: House;
let staff: Staff;
before(async () => {
  house = await House.open({ empty: true });
  staff = await Staff.at(house, "grace");
  await ask(house, "they are at the door");
  for (let at = 0; at < junk; at += 20)
    await Promise.all(Array.from({ length: 20 }, (_, n) => ask(house, `buy ${at + n}`, { imminence: "unknown" })));
}, { timeout: 300_000 });
after(() => house.close());

const ids = async (state: "new" | "binned") => (await staff.list(state)).map((facts) => facts.id);

test("a flood goes in one errand, and comes back in one", { timeout: 120_000 }, async () => {
  const all = await ids("new");
  const begun = performance.now();
  const done = await staff.send<{ binned: number; unopened: string[] }>("POST", "/api/bin", { ids: all, reason: "copy" });
  assert.ok(performance.now() - begun < 20_000);
  assert.equal(done.binned, junk);
  assert.deepEqual(await ids("new"), done.unopened, "the one in danger stays");
  const { lying } = await staff.send<{ lying: Lying[] }>("GET", "/api/bin");
  assert.equal(lying.length, junk);
  assert.ok(lying.every((one) => one.reason === "copy" && one.ends_day === one.since_day + 30));
  const sums = await staff.send<Sums>("GET", "/api/numbers");
  assert.deepEqual(sums.junk, [{ what: "copy", count: junk }]);

  const back = await staff.send<{ back: number }>("POST", "/api/bin/back", { ids: await ids("binned") });
  assert.equal(back.back, junk);
  assert.equal((await ids("new")).length, junk + 1);
});

test("what somebody has opened may go; somebody without the request moves nothing", async () => {
  const endangered = (await staff.list("new")).filter((facts) => facts.imminence === "now").map((facts) => facts.id);
  await staff.send("POST", "/api/previews", { ids: endangered });
  assert.equal((await staff.send<{ binned: number }>("POST", "/api/bin", { ids: endangered, reason: "test" })).binned, 1);
  const ingrid = await Staff.at(house, "ingrid");
  assert.equal((await ingrid.send<{ lying: Lying[] }>("GET", "/api/bin")).lying.length, 0);
});
