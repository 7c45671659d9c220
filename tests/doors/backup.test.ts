// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup made while people ask; everything wiped; brought back by two of three share holders, not by one. What was
// destroyed after the backup stays destroyed. With HAVRE_TEST_POSTGRESQL two machines run every door on one database.
import assert from "node:assert/strict";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { ask, type Asked, crowd, firstTexts } from "./support/crowd.ts";
import { Defender } from "./support/defender.ts";
import { House, bin } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
let other: House; // the second machine, where there is one
before(async () => {
  house = await House.build({ empty: true });
  other = process.env.HAVRE_TEST_POSTGRESQL ? await house.twin() : house;
  await up();
});
after(async () => {
  await other?.close();
  if (other !== house) await house?.close();
});

async function up(): Promise<void> {
  await house.up();
  if (other !== house) await other.up();
}

async function down(): Promise<void> {
  await Promise.all([house.down(), other.down()]);
}

let answered: Asked;
let destroyed: Asked;
let waiting: Asked;

function wipe(): void {
  const address = /address = "([^"]+)"/.exec(readFileSync(house.config, "utf8").split("[database]")[1] ?? "")?.[1] ?? "";
  if (address.startsWith("sqlite:"))
    for (const end of ["", "-wal", "-shm", "-turn"]) rmSync(address.slice("sqlite:".length) + end, { force: true });
  else execFileSync("psql", ["-q", "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public", address]);
}

function restore(shares: number): { status: number | null; said: string } {
  const words = ["restore", "--config", house.config, "--from", join(house.folder, "backups"), "--keys-folder",
    join(house.folder, "day-keys")];
  for (let i = 1; i <= shares; ++i) words.push("--share", join(house.folder, `share-${i}.txt`));
  const ran = spawnSync(join(bin, "havre"), words, { encoding: "utf8", input: "" });
  return { status: ran.status, said: ran.stdout + ran.stderr };
}

test("a backup is made while people ask", { timeout: 60_000 }, async () => {
  [answered, destroyed, waiting] = await Promise.all(["answered", "destroyed later", "waiting"].map((what) => ask(house, what)));
  const staff = await Staff.at(other, "grace");
  for (const [id, what] of await firstTexts(staff)) {
    if (what === "waiting") continue;
    await staff.read(id);
    await staff.write(id, "answer", { text: `we have read: ${what}`, language: "en" });
  }

  let going = true;
  let number = 0;
  const asking = crowd(3, () => (going ? ask(++number % 2 ? house : other, `meanwhile ${number}`) : null));
  const made = await promisify(execFile)(join(bin, "havre"), ["backup", "--config", house.config]);
  assert.match(made.stdout, /Backup \S+: \d+ rows/);
  going = false;
  assert.ok((await asking).length > 0);

  const defender = new Defender(other);
  const gone = await defender.onThread(await defender.comeBack(destroyed.receipt), "destroy", { sure: "yes" });
  assert.equal(gone.status, 200);
  await down();
});

test("one share alone brings nothing back", () => {
  wipe();
  const alone = restore(1);
  assert.notEqual(alone.status, 0, alone.said);
  assert.doesNotMatch(alone.said, /Restored/);
});

test("two shares do", { timeout: 60_000 }, async () => {
  const together = restore(2);
  assert.equal(together.status, 0, together.said);
  assert.match(together.said, /Restored \d+ rows; [1-9]\d* destructions/);
  assert.equal(restore(2).status, 1, "nothing is restored over what is there");
  assert.ok(existsSync(house.config));
  await up();
});

test("staff and defenders find what they had", async () => {
  const staff = await Staff.at(house, "grace");
  const records = await Promise.all((await staff.list("answered")).map((facts) => staff.read(facts.id)));
  assert.equal(records.length, 1);
  assert.deepEqual(records[0]?.map(({ payload }) => payload.text).filter(Boolean), ["we have read: answered"]);
  const texts = [...(await firstTexts(staff, "new")).values()];
  assert.ok(texts.includes("waiting"), "what nobody had opened can still be opened");
  assert.match((await new Defender(house).comeBack(answered.receipt)).text, /we have read: answered/);
  assert.match((await new Defender(other).comeBack(waiting.receipt)).text, /It has arrived/);
});

test("what was destroyed after the backup stays destroyed", async () => {
  const page = await new Defender(house).comeBack(destroyed.receipt);
  assert.doesNotMatch(page.text, /destroyed later|It has arrived|Your request/);
  const staff = await Staff.at(other, "marc");
  for (const { id, state } of await staff.list()) {
    if (state === "new") continue;
    const said = (await staff.read(id)).map(({ payload }) => JSON.stringify(payload)).join("");
    assert.doesNotMatch(said, /destroyed later/);
  }
});
