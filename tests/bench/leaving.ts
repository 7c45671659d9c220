// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody leaves: how long until every request they worked on has a new key, made by a colleague's browser.
import { ask, crowd, pause } from "../doors/support/crowd.ts";
import type { House } from "../doors/support/house.ts";
import { Staff } from "../doors/support/staff.ts";
import { launch, logIn, visit } from "../pages/support.ts";
import type { DueCounts } from "../../web/shared/api_shapes.ts";
import { type Figure, milliseconds, quick } from "./figures.ts";

const requests = quick ? 100 : 1000;
const promised = 60;

// Teams of three; one leaves, one is at the desk, one is away.
async function fill(house: House, team: readonly Staff[]): Promise<void> {
  let asked = 0;
  await crowd(8, () => (asked++ < requests ? ask(house, `request ${asked}`) : null));
  const [first] = team as [Staff];
  const people = team.map((one) => one.logIn.person);
  for (const { id } of await first.list("new")) await first.adopt(await first.one(id), people);
}

export async function leaving(house: House): Promise<Figure[]> {
  const [grace, amal, thiri, officer] = [await Staff.at(house, "grace"), await Staff.at(house, "amal"),
    await Staff.at(house, "thiri"), await Staff.at(house, "nadia")];
  await fill(house, [grace, amal, thiri]);
  const browser = await launch();
  const page = await visit(browser, `${house.desk}/`);
  await logIn(page, house, "grace");

  const left = async () => (await officer.send<DueCounts>("GET", "/api/dues/counts")).all;
  const begun = performance.now();
  const { requests: closed } = await officer.send<{ requests: number }>("POST", `/api/people/${amal.logIn.person}/leave`, {});
  const out = milliseconds(begun) / 1000;
  if (closed < requests) throw new Error(`only ${closed} requests were closed`);
  while ((await left()) > 0 && milliseconds(begun) < 10 * promised * 1000) await pause(250);
  const taken = milliseconds(begun) / 1000;
  await browser.close();
  const name = `somebody leaves ${closed.toLocaleString("en")} requests`;
  return [{ name: `${name}: out of everything`, value: out, unit: "s" },
    { name: `${name}: every one has a new key`, value: taken, unit: "s", atMost: promised }];
}
