// SPDX-License-Identifier: AGPL-3.0-or-later
// A contact was promised. When it falls due the person named is called, also after everything was started anew; whoever leaves
// the team is not waited for.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { CaseRecord } from "../../web/shared/api_shapes.ts";
import { ask, pause, until } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let grace: Staff;
let request: string;
before(async () => {
  house = await House.open({ empty: true, settings: "\n[helpline]\nring_minutes = 1\n" });
  grace = await Staff.at(house, "grace");
  await ask(house, "they follow me");
  request = (await grace.list())[0]!.id;
});
after(() => house.close());

const id = randomBytes(16).toString("hex");
const path = () => `/api/requests/${request}/clocks/${id}`;
const clock = async () => (await grace.send<CaseRecord>("GET", `/api/requests/${request}/case`)).clocks.find((one) => one.id === id);
const toGrace = () => house.pages().filter((mail) => mail.to.includes("grace@demo.example")).length;

test("it falls due, and whoever is named is called within five seconds", { timeout: 180_000 }, async () => {
  await until("called for the request itself", 60, () => toGrace() > 0);
  await grace.send("POST", `/api/requests/${request}/take`);
  const due = Date.now() + 65_000; // at most one page a minute
  await grace.send("PUT", path(), { kind: "contact", due, person: grace.logIn.person });
  const early = await grace.ask("POST", `${path()}/acknowledge`);
  assert.equal(early.status, 409, "nothing to see to yet");
  await house.down();
  await house.up();
  const before = toGrace();
  await pause(due - Date.now());
  assert.equal(toGrace(), before, "nobody early");
  while (toGrace() === before && Date.now() < due + 8_000) await pause(50);
  assert.equal(toGrace(), before + 1);
  assert.ok(Date.now() < due + 6_000, "and a second for the mail");
});

test("whoever sees to it stops the calling, and the contact itself ends it", async () => {
  grace = await Staff.at(house, "grace");
  await grace.send("POST", `${path()}/acknowledge`);
  const seen = await clock();
  assert.equal(seen?.acknowledged_by, grace.logIn.person);
  assert.ok(seen.quiet_until! > Date.now() + 29 * 60_000);
  const ingrid = await Staff.at(house, "ingrid");
  assert.equal((await ingrid.ask("POST", `${path()}/acknowledge`)).status, 404, "not in the team");
  await grace.send("DELETE", path());
  assert.equal(await clock(), undefined);
});
