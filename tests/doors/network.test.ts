// SPDX-License-Identifier: AGPL-3.0-or-later
// A start and a run under strace: no program of Havre speaks to anybody but the operator's mail server, the database, and,
// to see whether they stand, its own doors.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask } from "./support/crowd.ts";
import { House, bin, listens } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

let house: House;
before(async () => { house = await House.build({ empty: true }); });
after(() => house.close());

interface Reached { family: string; address: string; port: number }

// connect(7, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("9.9.9.9")}, 16) = 0
function reached(line: string): Reached | null {
  const family = /sa_family=(AF_\w+)/.exec(line)?.[1];
  if (!family) return null;
  const port = Number(/port=htons\((\d+)\)/.exec(line)?.[1] ?? 0);
  return { family, port, address: /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"/.exec(line)?.[1] ?? "" };
}

test("nothing connects outwards", { timeout: 120_000 }, async () => {
  const file = join(house.folder, "calls");
  const calls = "trace=connect,sendto,sendmsg,sendmmsg";
  // The leak check itself cannot be traced.
  const environment = { ...process.env, ASAN_OPTIONS: "detect_leaks=0" };
  const traced = spawn("strace", ["-f", "-qq", "-e", calls, "-o", file, join(bin, "havre"), "up", "--config", house.config],
    { stdio: "ignore", env: environment });
  const ended = new Promise((told) => traced.once("exit", told));
  await Promise.all([0, 1, 2].map((door) => listens(house.port + door)));
  await ask(house, "traced");
  const staff = await Staff.at(house, "grace");
  assert.equal((await staff.list()).length, 1);
  assert.ok((await house.mailTo("grace@demo.example")).length > 0, "a mail came");
  process.kill(house.pids().get("havre") ?? 0, "SIGTERM");
  await ended;

  const all = readFileSync(file, "utf8").split("\n").map(reached).filter((one) => one !== null);
  const mail = Number(/smtp:\/\/127\.0\.0\.1:(\d+)/.exec(readFileSync(house.config, "utf8"))?.[1]);
  const own = [mail, house.port, house.port + 1, house.port + 2];
  assert.ok(all.some(({ port }) => port === mail), "the trace has seen the mail");
  const strangers = all.filter(({ family, address, port }) =>
    family !== "AF_UNIX" && !(address === "127.0.0.1" && own.includes(port)));
  assert.deepEqual(strangers, []);
});
