// SPDX-License-Identifier: AGPL-3.0-or-later
// A flood of false requests, all marked as danger to life: real ones still come in, mails stay few, staff clear it away.
// HAVRE_FLOOD=10000 for an hour's worth.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ask, crowd, firstTexts, freshToken, until } from "./support/crowd.ts";
import { Defender } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const junk = Number(process.env.HAVRE_FLOOD ?? 300);
const binned = 1000; // most at once
let house: House;
before(async () => { house = await House.open({ empty: true }); });
after(() => house.close());

test("a real request enters through a flood", { timeout: 60_000 + junk * 100 }, async () => {
  const staff = await Staff.at(house, "grace");
  let number = 0;
  const flooding = crowd(16, () => (number++ < junk ? ask(house, `junk ${number}`) : null));
  await until("half of the junk", 30 + junk / 10, () => number >= junk / 2);
  const one = await ask(house, "they are at the door");
  assert.ok(one.milliseconds < 60_000, `it took ${one.milliseconds} ms`);
  await flooding;
  assert.equal((await staff.list("new")).length, junk + 1);
});

test("staff are told once, not for every request", async () => {
  const handlers = 7;
  const told = () => {
    const perPerson = new Map<string, number>();
    for (const to of house.pages().flatMap((mail) => mail.to)) perPerson.set(to, (perPerson.get(to) ?? 0) + 1);
    return perPerson;
  };
  await until("every handler is told", 20, () => told().size >= handlers);
  const minutes = process.uptime() / 60;
  for (const [to, count] of told()) assert.ok(count <= 1 + minutes / 5, `${count} mails to ${to}`);
});

test("staff clear the flood away", { timeout: 60_000 + junk * 60 }, async () => {
  const staff = await Staff.at(house, "marc");
  const begun = performance.now();
  const texts = [...(await firstTexts(staff, "new"))];
  const ids = texts.filter(([, what]) => what.startsWith("junk")).map(([id]) => id);
  for (let at = 0; at < ids.length; at += binned)
    await staff.send("POST", "/api/bin", { ids: ids.slice(at, at + binned), reason: "copy" });

  const left = [...(await firstTexts(staff, "new")).values()];
  assert.deepEqual(left, ["they are at the door"]);
  assert.equal((await staff.list("binned")).length, junk);
  assert.ok(performance.now() - begun < 600_000);
});

test("with the disk low, text is taken and files are put off", async () => {
  await house.down();
  const config = readFileSync(house.config, "utf8");
  writeFileSync(house.config, config.replace(/least_free_megabytes = \d+/, "least_free_megabytes = 999999999"));
  await house.up();

  const defender = new Defender(house);
  const page = await defender.ask({ what: "with a file" }, [{ name: "a.txt", bytes: Buffer.from("evidence") }]);
  assert.equal(page.status, 200);
  const sentence = JSON.parse(readFileSync(new URL("../../locale/en.json", import.meta.url), "utf8"))["files.deferred"];
  assert.ok(page.text.includes(sentence), page.text);
  assert.ok(Defender.receiptOf(page));

  const put = await fetch(`${house.intake}/api/files/${"0".repeat(32)}/0?request=${"1".repeat(32)}`,
    { method: "PUT", headers: { "X-Upload": freshToken() }, body: Buffer.alloc(1000) });
  assert.equal(put.status, 503);
  assert.deepEqual(await put.json(), { refused: "files.deferred" });
});
