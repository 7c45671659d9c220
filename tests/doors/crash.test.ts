// SPDX-License-Identifier: AGPL-3.0-or-later
// The way in is killed at random moments while people ask. What was acknowledged stands, once; a form sent again after a
// cut is the same request; nobody ever sees an error of the server. HAVRE_KILLS=200 for the long version.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Asked, ask, crowd, firstTexts, pause } from "./support/crowd.ts";
import { Defender } from "./support/defender.ts";
import { House, listens } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const kills = Number(process.env.HAVRE_KILLS ?? 12);
let house: House;
before(async () => { house = await House.open({ empty: true }); });
after(() => house.close());

async function killAtRandomMoments(): Promise<void> {
  for (let i = 0; i < kills; ++i) {
    await pause(Math.random() * 400);
    const pid = house.pids().get("havre-intake");
    if (pid) process.kill(pid, "SIGKILL");
    await listens(house.port);
  }
}

test("nothing acknowledged is lost or doubled when the way in is killed", { timeout: 30_000 + kills * 4_000 }, async () => {
  let killing = true;
  let number = 0;
  const next = (): Promise<Asked> | null => (killing ? ask(house, `crash ${++number}`) : null);
  const asking = crowd(6, next);
  await killAtRandomMoments();
  killing = false;
  const asked = await asking;

  const repeated = asked.filter((one) => one.repeats > 0).length;
  assert.ok(asked.length > kills && repeated > 0, `${asked.length} asked, ${repeated} of them again: nothing was tried`);
  const staff = await Staff.at(house, "grace");
  const found = [...(await firstTexts(staff)).values()];
  assert.deepEqual(found.sort(), asked.map((one) => one.what).sort());
});

test("the receipt shown last opens the request", async () => {
  const { receipt } = await ask(house, "after it all");
  const page = await new Defender(house).comeBack(receipt);
  assert.equal(page.status, 200);
  assert.match(page.text, /It has arrived/);
});
