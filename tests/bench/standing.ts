// SPDX-License-Identifier: AGPL-3.0-or-later
// How soon the doors stand, and what they hold while nobody comes.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { pause } from "../doors/support/crowd.ts";
import { bin, type House } from "../doors/support/house.ts";
import { type Figure, milliseconds, quick } from "./figures.ts";

function answers(address: string): Promise<boolean> {
  return new Promise((told) => {
    get(address, { agent: false }, (response) => { response.resume(); told(response.statusCode === 200); })
      .once("error", () => told(false));
  });
}

async function startOnce(house: House): Promise<number> {
  const begun = performance.now();
  const up = spawn(join(bin, "havre"), ["up", "--config", house.config], { stdio: "ignore" });
  await Promise.all([house.intake, house.back, house.desk].map(async (door) => {
    while (!(await answers(`${door}/`))) await pause(2);
  }));
  const taken = milliseconds(begun);
  const ended = new Promise((told) => up.once("exit", told));
  up.kill("SIGTERM");
  await ended;
  return taken;
}

// The slowest of some.
export async function start(house: House): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < (quick ? 3 : 10); ++i) times.push(await startOnce(house));
  return { name: "start until every door answers, slowest", value: Math.max(...times) / 1000, unit: "s", atMost: 0.5 };
}

export function memory(house: House, when: string): Figure {
  let kilobytes = 0;
  for (const pid of house.pids().values())
    kilobytes += Number(/^Pss: +(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]);
  return { name: `memory of all programs, ${when}`, value: kilobytes / 1024, unit: "MB", atMost: 60 };
}
