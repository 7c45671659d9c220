// SPDX-License-Identifier: AGPL-3.0-or-later
// The trail against somebody with the database in their hands: whatever they change is named. And what happened just before
// a crash is in it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask } from "./support/crowd.ts";
import { House, bin, listens } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const folder = mkdtempSync(join(tmpdir(), "havre-trail-"));
const database = join(folder, "havre.db");
const whole = join(folder, "whole.db");
let house: House;
let head = "";
let last = 0;

const sql = (statement: string) => execFileSync("sqlite3", [database, statement], { encoding: "utf8" }).trim();

before(async () => {
  house = await House.open({ empty: true, database: `sqlite:${database}` });
  for (const what of ["one", "two", "three"]) await ask(house, what);
  const staff = await Staff.at(house, "grace");
  for (const { id } of await staff.list()) await staff.read(id);
  await house.down();
  last = Number(sql("SELECT MAX(sequence) FROM trail"));
  head = join(folder, "head");
  writeFileSync(head, house.run("trail", "head", "--config", house.config));
  sql("PRAGMA wal_checkpoint(TRUNCATE)");
  copyFileSync(database, whole);
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

function verify(...more: string[]): { status: number | null; said: string } {
  const ran = spawnSync(join(bin, "havre"), ["trail", "verify", "--config", house.config, ...more], { encoding: "utf8" });
  return { status: ran.status, said: ran.stdout + ran.stderr };
}

function tampered(deed: string): { status: number | null; said: string } {
  copyFileSync(whole, database);
  sql(deed);
  return verify();
}

test("a trail nobody touched is whole", () => {
  assert.ok(last > 20, `${last} entries`);
  assert.deepEqual(verify(), { status: 0, said: `The trail is whole: ${last} entries.\n` });
  assert.equal(verify("--head", head).status, 0);
});

for (const [column, value] of [["hour", "hour + 1"], ["actor", "'system'"], ["deed", "'request.closed'"],
  ["subject", `'${"0".repeat(32)}'`], ["detail", "detail || ' more'"], ["hash", "zeroblob(32)"]]) {
  test(`an edited ${column} is named`, () => {
    const edited = tampered(`UPDATE trail SET ${column} = ${value} WHERE sequence = 12`);
    assert.equal(edited.status, 1);
    assert.match(edited.said, /entry 12 was altered/);
  });
}

test("a dropped entry is named", () => {
  assert.match(tampered("DELETE FROM trail WHERE sequence = 12").said, /entry 12 is missing/);
});

test("two entries in each other's place are named", () => {
  const swapped = tampered("UPDATE trail SET sequence = -1 WHERE sequence = 12; UPDATE trail SET sequence = 12 WHERE " +
    "sequence = 13; UPDATE trail SET sequence = 13 WHERE sequence = -1");
  assert.match(swapped.said, /entry 12 was altered/);
});

test("an entry put in is named", () => {
  const added = tampered(`INSERT INTO trail SELECT sequence + 1, hour, actor, deed, subject, detail, hash FROM trail
    WHERE sequence = ${last}; UPDATE trail_head SET sequence = sequence + 1`);
  assert.equal(added.status, 1);
  assert.match(added.said, new RegExp(`entry ${last + 1} was altered`));
});

test("a trail cut at its end is found against a signed head", () => {
  const cut = tampered(`DELETE FROM trail WHERE sequence > ${last - 5}; UPDATE trail_head SET sequence = ${last - 5},
    hash = (SELECT hash FROM trail WHERE sequence = ${last - 5})`);
  assert.equal(cut.status, 0, "alone it looks whole");
  const held = verify("--head", head);
  assert.equal(held.status, 1);
  assert.match(held.said, /cut off/);
});

test("an exported trail is verified without the database", () => {
  copyFileSync(whole, database);
  const exported = join(folder, "exported");
  const lines = house.run("trail", "export", "--config", house.config);
  writeFileSync(exported, lines);
  assert.equal(verify("--file", exported, "--head", head).status, 0);
  writeFileSync(exported, lines.replace('"sequence":12', '"sequence":012'));
  assert.match(verify("--file", exported).said, /entry 12 cannot be read/);
});

test("a failed log-in is in the trail though the desk was killed", async () => {
  copyFileSync(whole, database);
  await house.up();
  const post = (path: string, body: object) => fetch(house.desk + path, { method: "POST", body: JSON.stringify(body),
    headers: { "X-Havre": "1", "Content-Type": "application/json" } });
  const { challenge_id } = await (await post("/api/login/start", { name: "grace" })).json() as { challenge_id: string };
  const refused = await post("/api/login/finish", { challenge_id, signature: "A".repeat(86), by: "passphrase", code: "000000",
    device: { name: "somebody" } });
  assert.equal(refused.status, 401);
  const desk = house.pids().get("havre-desk");
  assert.ok(desk);
  process.kill(desk, "SIGKILL");
  await listens(house.port + 2);

  const entry = house.run("trail", "export", "--config", house.config).trim().split("\n").at(-1) ?? "";
  const { deed, subject } = JSON.parse(entry) as { deed: string; subject: string };
  assert.deepEqual({ deed, subject }, { deed: "person.log_in_refused", subject: house.logIn("grace").person });
  assert.equal(verify("--head", head).status, 0);
});
