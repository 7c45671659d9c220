// SPDX-License-Identifier: AGPL-3.0-or-later
// The way in under load: forms of 4 KiB without JavaScript, sealed by the server to eight people and the recovery key. The
// generator runs on the same processors.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask, pause } from "../doors/support/crowd.ts";
import { type House, source } from "../doors/support/house.ts";
import { Staff } from "../doors/support/staff.ts";
import { type Figure, milliseconds, quick } from "./figures.ts";

export const programs = join(source, "build/bench/bench");
const rate = 500;
const seconds = quick ? 15 : 60;
const crowdSize = 256;
const batch = 1000;
const previewed = 100;

interface Outcome { answered: number; p50: number; p99: number; max: number; refused: number; broken: number }

function load(house: House, ...words: (string | number)[]): Promise<Outcome> {
  const run = spawn(join(programs, "load"), [new URL(house.intake).host, ...words.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  run.stdout.on("data", (piece) => { said += piece; });
  return new Promise((told) => run.once("exit", () => told(JSON.parse(said))));
}

// Of one program so far, in clock ticks of ten milliseconds.
function processorTime(pid: number): number {
  const words = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(words[11]) + Number(words[12]);
}

export async function steady(house: House): Promise<Figure[]> {
  await load(house, "rate", 100, 2);
  const pid = house.pids().get("havre-intake") ?? 0;
  const before = processorTime(pid);
  const running = load(house, "rate", rate, seconds);
  await pause(seconds * 500);
  const amongThem = await ask(house, "a real one");
  const outcome = await running;
  const spent = (processorTime(pid) - before) * 10;
  const name = `${rate} requests/s for ${seconds} s`;
  return [
    { name: `${name}: median`, value: outcome.p50, unit: "ms" },
    { name: `${name}: p99`, value: outcome.p99, unit: "ms", atMost: 100 },
    { name: `${name}: slowest`, value: outcome.max, unit: "ms" },
    { name: `${name}: not answered or refused`, value: outcome.refused + outcome.broken, unit: "", atMost: 0 },
    { name: `${name}: processor time of each`, value: spent / outcome.answered, unit: "ms" },
    { name: `${name}: another one meanwhile`, value: amongThem.milliseconds / 1000, unit: "s", atMost: 60 },
  ];
}

export async function burst(house: House): Promise<Figure[]> {
  let worst = 0;
  let lost = 0;
  for (let i = 0; i < (quick ? 2 : 5); ++i) {
    const outcome = await load(house, "burst", crowdSize);
    worst = Math.max(worst, outcome.max);
    lost += crowdSize - outcome.answered;
    await pause(500);
  }
  return [{ name: `${crowdSize} at once: last answered`, value: worst / 1000, unit: "s", atMost: 1 },
    { name: `${crowdSize} at once: not answered or refused`, value: lost, unit: "", atMost: 0 }];
}

// What the flood above left behind, cleared away by one person.
export async function bin(house: House): Promise<Figure> {
  const staff = await Staff.at(house, "grace");
  const begun = performance.now();
  const ids = (await staff.list("new")).map((facts) => facts.id).slice(0, quick ? 5_000 : 10_000);
  // They said that their life is in danger: none goes unopened.
  for (let at = 0; at < ids.length; at += previewed)
    await staff.send("POST", "/api/previews", { ids: ids.slice(at, at + previewed) });
  for (let at = 0; at < ids.length; at += batch)
    await staff.send("POST", "/api/bin", { ids: ids.slice(at, at + batch), reason: "copy" });
  return { name: `${ids.length} requests listed, looked at and binned`, value: milliseconds(begun) / 1000, unit: "s", atMost: 600 };
}
