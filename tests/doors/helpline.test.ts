// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody asks: whoever is on duty is told, nobody else, and nobody any more once it was taken. With nobody on duty
// everybody is told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Helpline, Rota } from "../../web/shared/api_shapes.ts";
import { ask, pause } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let officer: Staff;
let grace: Staff;
before(async () => {
  house = await House.open({ empty: true });
  officer = await Staff.at(house, "nadia");
  grace = await Staff.at(house, "grace");
});
after(() => house.close());

const toldOf = () => [...new Set(house.pages().flatMap((mail) => mail.to))].sort();
const now = () => grace.send<Helpline>("GET", "/api/helpline");

test("the rota says who is on duty, and where nobody is", async () => {
  assert.deepEqual((await now()).on_duty, []);
  for (let weekday = 1; weekday <= 7; ++weekday)
    await officer.send("POST", "/api/rota/patterns",
      { person: grace.logIn.person, rank: "duty", weekday, begins: 0, minutes: 1440, zone: "Asia/Yangon", first_day: 0 });
  const found = await now();
  assert.deepEqual(found.on_duty, [grace.logIn.person]);
  assert.deepEqual(found.gaps, []);
  const refused = await grace.ask("POST", "/api/rota/rungs", { rung: "lead", people: [] });
  assert.equal(refused.status, 404, "only officers keep the rota");
});

test("whoever is on duty is told, and nobody else", { timeout: 60_000 }, async () => {
  await ask(house, "they are outside");
  await pause(5000);
  assert.deepEqual(toldOf(), ["grace@demo.example"]);
});

test("taking it stops the calling and not the promise; an answer stops that", { timeout: 60_000 }, async () => {
  const [clock] = (await now()).clocks;
  assert.ok(clock);
  assert.deepEqual([clock.urgency, clock.taken_by, clock.called], ["life", null, ["duty"]]);
  assert.equal(clock.promised - clock.since, 2 * 3_600_000);
  await grace.send("POST", `/api/requests/${clock.request}/take`);
  assert.equal((await now()).clocks[0]?.taken_by, grace.logIn.person);

  await grace.read(clock.request);
  await grace.write(clock.request, "answer", { text: "we are here", language: "en" });
  assert.deepEqual((await now()).clocks, []);
  const late = await grace.ask("POST", `/api/requests/${clock.request}/take`);
  assert.equal(late.status, 409);
});

test("with nobody on duty everybody who handles requests is told", { timeout: 60_000 }, async () => {
  const { patterns } = await officer.send<Rota>("GET", "/api/rota");
  for (const { id } of patterns) await officer.send("DELETE", `/api/rota/patterns/${id}`);
  assert.equal((await now()).gaps.length, 1);
  await ask(house, "is anybody there");
  await pause(5000);
  assert.ok(toldOf().length >= 6, toldOf().join());
});
