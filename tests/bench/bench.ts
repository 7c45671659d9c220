// SPDX-License-Identifier: AGPL-3.0-or-later
// Every speed and size that is promised, measured on the programs in HAVRE_BIN: one table, and build/bench.json.
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { pause } from "../doors/support/crowd.ts";
import { House, source } from "../doors/support/house.ts";
import { type Figure, kept, print, quick, write } from "./figures.ts";
import * as intake from "./intake.ts";
import { leaving } from "./leaving.ts";
import * as pages from "./pages.ts";
import * as records from "./records.ts";
import { searching } from "./searching.ts";
import * as standing from "./standing.ts";

interface Benchmark { name: string; cpu_time: number; time_unit: string; bytes_per_second?: number; items_per_second?: number }

// What each part costs, from the micro benchmarks.
function parts(program: string): Figure[] {
  const words = ["--benchmark_format=json", `--benchmark_min_time=${quick ? 0.1 : 1}`];
  const said = execFileSync(join(intake.programs, program), words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { benchmarks } = JSON.parse(said) as { benchmarks: Benchmark[] };
  return benchmarks.map(({ name, cpu_time, time_unit, bytes_per_second, items_per_second }) => {
    const words = name.replace("/real_time", "").replaceAll("_", " ").replace("/threads:", ", threads: ");
    if (bytes_per_second) return { name: words, value: bytes_per_second / 1e6, unit: "MB/s" };
    if (items_per_second) return { name: words, value: items_per_second, unit: "/s" };
    return { name: words, value: cpu_time, unit: time_unit };
  });
}

async function underLoad(): Promise<Figure[]> {
  const house = await House.build();
  const figures = [await standing.start(house)];
  await house.up();
  await pause(3000);
  figures.push(standing.memory(house, "idle"), ...(await pages.publicPages(house)), ...(await pages.desk(house)));
  figures.push(...(await intake.steady(house)), ...(await intake.burst(house)), await intake.bin(house));
  await pause(3000);
  figures.push(standing.memory(house, "idle after all that"));
  await house.close();
  return figures;
}

async function afterYears(): Promise<Figure[]> {
  const house = await House.build({ empty: true });
  records.fill(house);
  await house.up();
  const figures = [...(await records.lists(house)), ...(await records.why(house)), records.trail(house), ...(await records.backup(house))];
  await house.close();
  return figures;
}

async function afterSomebodyLeft(): Promise<Figure[]> {
  const house = await House.open({ empty: true });
  const figures = await leaving(house);
  await house.close();
  return figures;
}

const before = loadavg()[0] ?? 0;
if (before > 0.7) console.log(`This machine is busy (load ${before.toFixed(1)}): figures will be worse than they are.`);
// One part alone, while working on it: `node tests/bench/bench.ts leaving`.
const alone = [{ name: "leaving", measure: afterSomebodyLeft }, { name: "years", measure: afterYears }]
  .find(({ name }) => process.argv.includes(name));
if (alone) {
  const figures = await alone.measure();
  print(figures);
  process.exit(figures.every(kept) ? 0 : 1);
}
const figures = [...(await underLoad()), ...(await afterSomebodyLeft()), ...(await afterYears()), ...searching(), ...parts("sealing_bench"), ...parts("rooms_bench")];
print(figures);
write(join(source, "build/bench.json"), figures, before);
process.exitCode = figures.every(kept) ? 0 : 1;
