// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a shift: what is urgent goes to a colleague who accepts it, a shift goes to a colleague who takes it, and a
// calendar that knows a password sees both; read by Thunderbird's parser, not by ours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import type { Helpline, Rota } from "../../web/shared/api_shapes.ts";
import { ask } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let officer: Staff;
let grace: Staff;
let other: Staff;
before(async () => {
  house = await House.open({ empty: true });
  officer = await Staff.at(house, "nadia");
  grace = await Staff.at(house, "grace");
  const colleague = house.logIns.find((one) => one.roles.includes("handler") && one.login !== "grace" && one.login !== "nadia");
  assert.ok(colleague);
  other = await Staff.at(house, colleague.login);
  for (let weekday = 1; weekday <= 7; ++weekday)
    await officer.send("POST", "/api/rota/patterns",
      { person: grace.logIn.person, rank: "duty", weekday, begins: 0, minutes: 1440, zone: "Europe/Paris", first_day: 0 });
});
after(() => house.close());

const now = (who: Staff) => who.send<Helpline>("GET", "/api/helpline");

test("an urgent request stays with its giver until the colleague accepts", { timeout: 60_000 }, async () => {
  await ask(house, "they are outside");
  const [clock] = (await now(grace)).clocks;
  assert.ok(clock);
  const { request } = clock;
  await grace.read(request);
  await grace.send("POST", `/api/requests/${request}/take`);
  assert.deepEqual((await now(grace)).handovers.held, [request]);
  const note = await grace.write(request, "note", { text: "call again at six" });
  await grace.send("POST", `/api/requests/${request}/handover`, { receiver: other.logIn.person, note });
  assert.equal((await now(grace)).clocks[0]?.taken_by, grace.logIn.person);
  assert.deepEqual((await now(other)).handovers.received.map((one) => [one.request, one.note]), [[request, note]]);
  await other.send("POST", `/api/requests/${request}/handover/accept`);
  assert.equal((await now(grace)).clocks[0]?.taken_by, other.logIn.person);
  assert.equal((await grace.ask("POST", `/api/requests/${request}/handover/accept`)).status, 404);
});

test("a shift is the colleague's when they take it", async () => {
  const { shifts } = await grace.send<Rota>("GET", "/api/rota");
  const { pattern, begins } = shifts[2] ?? assert.fail("no shifts");
  await grace.send("POST", "/api/rota/swaps", { pattern, begins, receiver: other.logIn.person });
  await other.send("POST", "/api/rota/swaps/accept", { pattern, begins });
  const after = await grace.send<Rota>("GET", "/api/rota");
  assert.equal(after.shifts.find((one) => one.begins === begins)?.person, other.logIn.person);
});

test("a calendar fetches one's own shifts with a password of its own, until that ends", async () => {
  const feed = await grace.send<{ name: string; password: string }>("POST", "/api/rota/feed");
  const fetched = (name: string, password: string) =>
    fetch(`${house.desk}/feeds/shifts.ics`, { headers: { Authorization: `Basic ${btoa(`${name}:${password}`)}` } });
  const response = await fetched(feed.name, feed.password);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  const found = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event))
    .map((event) => [event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()]);
  const { shifts } = await grace.send<Rota>("GET", "/api/rota");
  const mine = shifts.filter((one) => one.person === grace.logIn.person).map((one) => [one.begins, one.ends]);
  assert.ok(found.length > 25);
  for (const shift of found) assert.ok(mine.some((one) => one.join() === shift.join()), shift.join());

  const without = await fetch(`${house.desk}/feeds/shifts.ics`);
  assert.equal(without.status, 401);
  assert.match(without.headers.get("www-authenticate") ?? "", /^Basic /);
  assert.equal((await fetched(feed.name, "guess")).status, 401);
  await grace.send("DELETE", "/api/rota/feed");
  assert.equal((await fetched(feed.name, feed.password)).status, 401);
});

test("who speaks what is known to everybody", async () => {
  await grace.send("POST", `/api/people/${grace.logIn.person}/abilities`, { languages: ["shn", "my"], skills: ["legal"] });
  const known = (await now(other)).colleagues.find((one) => one.person === grace.logIn.person);
  assert.ok(known?.languages.includes("shn"));
  assert.deepEqual(known?.skills, ["legal"]);
  const refused = await grace.ask("POST", `/api/people/${other.logIn.person}/abilities`, { languages: [], skills: [] });
  assert.equal(refused.status, 404);
});
