// SPDX-License-Identifier: AGPL-3.0-or-later
// What an organisation asks besides is asked at the way in within seconds, is sealed, comes back when something was wrong, and
// is asked no more when it is out of use.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { freshToken, until } from "./support/crowd.ts";
import { Defender } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let officer: Staff;
before(async () => {
  house = await House.open({ empty: true });
  officer = await Staff.at(house, "nadia");
});
after(() => house.close());

const said = (text: string) => [{ language: "en", text }, { language: "fr", text: `${text} (fr)` }];
const option = (code: string, text: string) => ({ code, label: said(text), active: 1 });
const page = async (address = "/ask?lang=fr") => (await new Defender(house, "fr").get(`${house.intake}${address}`)).html;

test("an officer adds two questions, and they are asked within seconds", async () => {
  const line = { kind: "line", keeping: "sealed", label: said("Your <union>"), hint: said("if any"), options: [], active: 1 };
  const list = { kind: "choices", keeping: "sealed", label: said("Seen by"), hint: [], active: 1,
    options: [option("lawyer", "A lawyer"), option("doctor", "A doctor")] };
  assert.equal((await officer.ask("POST", "/api/forms/request/fields", { ...list, keeping: "fact" })).status, 422);
  assert.doesNotMatch(await page(), /union/);
  for (const field of [line, list]) await officer.send("POST", "/api/forms/request/fields", field);
  await until("they are asked", 15, async () => /Your &lt;union&gt; \(fr\)/.test(await page()));
  assert.match(await page(), /A doctor \(fr\)/);
  assert.match(await page("/ask?lang=my"), /Your &lt;union&gt;/, "in another language where it was not said in this one");
  assert.doesNotMatch(await page("/ask?lang=fr&for=complaint"), /union/);
  assert.ok(Buffer.byteLength(await page("/ask?lang=my&path=plain")) < 30 * 1024);
});

const idOf = async (kind: string) => {
  const { own } = await officer.send<{ own: { id: string; kind: string }[] }>("GET", "/api/forms?language=en");
  return own.find((one) => one.kind === kind)!.id;
};

test("what is said there is sealed with the rest, and kept where something was wrong", async () => {
  const union = `own_${await idOf("line")}`;
  const seen = `own_${await idOf("choices")}`;
  const defender = new Defender(house, "en");
  const fields = { token: freshToken(), lang: "en", kind: "request", imminence: "week", what: "" };
  const wrong = await defender.post(`${house.intake}/ask`, { ...fields, [union]: "Dockers' guild".repeat(40) });
  assert.equal(wrong.status, 413);
  assert.match(wrong.html, /guild/, "nothing is lost");
  const right = await defender.post(`${house.intake}/ask`, { ...fields, [union]: "Dockers", [seen]: "doctor" });
  assert.equal(right.status, 200);
  const staff = await Staff.at(house, "grace");
  const [request] = await staff.list();
  const [first] = await staff.read(request!.id);
  assert.deepEqual(first!.payload.answers, { imminence: "week", [union]: "Dockers", [seen]: ["doctor"] });
});

test("out of use it is asked no more", async () => {
  const gone = { label: said("Your <union>"), hint: [], active: 0 };
  const options = [option("lawyer", "A lawyer"), option("doctor", "A doctor")];
  await officer.send("POST", `/api/form-fields/${await idOf("line")}`, { ...gone, options: [] });
  await officer.send("POST", `/api/form-fields/${await idOf("choices")}`, { ...gone, options });
  await until("they are gone", 15, async () => !/union/.test(await page()));
});
