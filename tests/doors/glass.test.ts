// SPDX-License-Identifier: AGPL-3.0-or-later
// Break-glass: with nobody of the team at their device, two share holders lend one request to somebody outside it. One cannot;
// everybody concerned is told; the borrower reads all of it, writes why, and brings in nobody.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import type { Announcement, Loan } from "../../web/shared/api_shapes.ts";
import { ask } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let grace: Staff;
let amal: Staff;
let nadia: Staff;
let request = "";
let other = "";

before(async () => {
  house = await House.open({ empty: true });
  grace = await Staff.at(house, "grace");
  amal = await Staff.at(house, "amal");
  nadia = await Staff.at(house, "nadia");
  for (const what of ["they are at the door", "another matter"]) await ask(house, what);
  [request, other] = (await grace.list()).map((one) => one.id) as [string, string];
  for (const id of [request, other]) await grace.adopt(await grace.one(id), [grace.logIn.person]);
  await grace.write(request, "note", { text: "what the team knows", language: "en" });
});
after(() => house.close());

const status = async (who: Staff, path: string, method = "GET") => (await who.ask(method, path)).status;

function breakGlass(shares: number, ...more: string[]): { status: number; said: string } {
  const words = ["break-glass", "--config", house.config, "--request", request, "--to", "amal", "--reason", "danger", ...more];
  for (let i = 1; i <= shares; ++i) words.push("--share", join(house.folder, `share-${i}.txt`));
  try {
    return { status: 0, said: house.run(...words) };
  } catch (error) {
    const failed = error as { status: number; stderr: string };
    return { status: failed.status, said: failed.stderr };
  }
}

test("one share holder alone opens nothing, and nobody can leave the reason out", async () => {
  assert.equal(await status(amal, `/api/requests/${request}`), 404);
  assert.notEqual(breakGlass(1).status, 0);
  assert.notEqual(breakGlass(2, "--hours", "0").status, 0);
  assert.notEqual(breakGlass(2, "--hours", "200").status, 0);
  assert.throws(() => house.run("break-glass", "--config", house.config, "--request", request, "--to", "amal"));
  assert.equal(await status(amal, `/api/requests/${request}`), 404);
});

test("two lend one request, all of it and nothing else", { timeout: 60_000 }, async () => {
  const { status: ended, said } = breakGlass(2);
  assert.equal(ended, 0, said);
  const read = await amal.read(request);
  assert.ok(read.some((one) => one.payload.text === "what the team knows"));
  assert.ok(JSON.stringify(read.map((one) => one.payload)).includes("they are at the door") ||
    JSON.stringify(read.map((one) => one.payload)).includes("another matter"));
  assert.equal(await status(amal, `/api/requests/${other}`), 404);
  const { loans } = await amal.send<{ loans: Loan[] }>("GET", `/api/requests/${request}/loans`);
  assert.deepEqual(loans.map((one) => [one.person, one.reason]), [[amal.logIn.person, "danger"]]);
  const hours = (loans[0]!.until_at - Date.now()) / 3_600_000;
  assert.ok(hours > 23.9 && hours <= 24);
  assert.notEqual(breakGlass(2).status, 0, "they stand there already");
});

test("the team and all officers are told, at once and without content", { timeout: 60_000 }, async () => {
  for (const who of [grace, nadia, await Staff.at(house, "tomas"), amal]) {
    const { announcements } = await who.send<{ announcements: Announcement[] }>("GET", "/api/announcements");
    const told = announcements.filter((one) => one.what === "request_lent");
    assert.deepEqual(told.map((one) => [one.about, one.request, one.reason, one.by]),
      [[amal.logIn.person, request, "danger", null]], who.logIn.login);
  }
  for (const name of ["grace", "nadia", "tomas"]) assert.ok((await house.mailTo(`${name}@demo.example`)).length > 0, name);
  assert.ok(house.mails.every((mail) => !mail.text.includes("door")));
  const { entries } = await nadia.send<{ entries: { deed: string; actor: string; subject: string; detail: string }[] }>(
    "GET", "/api/trail?limit=100");
  const lent = entries.filter((one) => one.deed === "request.lent");
  assert.deepEqual(lent.map((one) => [one.actor, one.subject, one.detail]),
    [["operator", request, `${amal.logIn.person} danger 24`]]);
});

test("the borrower says why, sealed for the team, and changes nothing about who sees it", async () => {
  await amal.write(request, "note", { text: "nobody answered; I called the lawyer", language: "en" });
  assert.ok((await grace.read(request)).some((one) => one.payload.text === "nobody answered; I called the lawyer"));
  const refused = async (method: string, path: string, body?: object) =>
    ((await (await amal.ask(method, path, body)).json()) as { refused: string }).refused;
  assert.equal(await refused("DELETE", `/api/requests/${request}/team/${grace.logIn.person}`), "requests.on_loan");
  assert.equal(await refused("POST", `/api/requests/${request}/loans/${amal.logIn.person}/keep`), "requests.on_loan");
});

test("the team keeps them, or takes them out, and the next key is made without them", async () => {
  assert.equal(await status(nadia, `/api/requests/${request}/loans`), 404, "an officer sees no more than before");
  await grace.send("POST", `/api/requests/${request}/loans/${amal.logIn.person}/keep`, {});
  assert.deepEqual((await grace.send<{ loans: Loan[] }>("GET", `/api/requests/${request}/loans`)).loans, []);
  await grace.ask("DELETE", `/api/requests/${request}/team/${amal.logIn.person}`);
  assert.equal(await status(amal, `/api/requests/${request}`), 404);
  await grace.adopt(await grace.one(request), [grace.logIn.person], "generations");
  await grace.write(request, "note", { text: "afterwards", language: "en" });
  assert.equal((await grace.read(request)).length, 4);
});
