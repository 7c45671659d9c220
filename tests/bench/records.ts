// SPDX-License-Identifier: AGPL-3.0-or-later
// After years of work: lists, the trail, a backup and its return.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { House } from "../doors/support/house.ts";
import { Staff } from "../doors/support/staff.ts";
import { type Figure, milliseconds, quick, share } from "./figures.ts";
import { programs } from "./intake.ts";

const requests = quick ? 10_000 : 100_000;
const entries = quick ? 100_000 : 1_000_000;
const looks = quick ? 200 : 1000;

export function fill(house: House): void {
  for (const [what, count] of [["requests", requests], ["trail", entries]] as const)
    execFileSync(join(programs, "fill"), [house.config, what, String(count)], { stdio: "inherit" });
}

// Every list page by page, from the newest down.
export async function lists(house: House): Promise<Figure[]> {
  const staff = await Staff.at(house, "grace");
  const states = ["new", "open", "answered", "closed", "binned", ""];
  const times: number[] = [];
  for (const state of states) {
    let more = "";
    for (let i = 0; i < looks / states.length; ++i) {
      const query = new URLSearchParams({ limit: "50", ...(state && { state }), ...(more && { before: more }) });
      const begun = performance.now();
      const page = await (await staff.ask("GET", `/api/requests?${query}`)).json() as { requests: object[]; more: string | null };
      times.push(milliseconds(begun));
      if (page.requests.length < 50) throw new Error("a short page");
      more = page.more ?? "";
    }
  }
  times.sort((a, b) => a - b);
  const name = `a page of ${requests.toLocaleString("en")} requests`;
  return [{ name: `${name}: median`, value: share(times, 0.5), unit: "ms" }, { name: `${name}: p99`, value: share(times, 0.99), unit: "ms" }];
}

export function trail(house: House): Figure {
  const begun = performance.now();
  const said = house.run("trail", "verify", "--config", house.config);
  if (!said.includes("whole")) throw new Error(said);
  const atMost = (60 * entries) / 1_000_000;
  return { name: `${entries.toLocaleString("en")} entries of the trail verified`, value: milliseconds(begun) / 1000, unit: "s", atMost };
}

// The house is down for the second half and stays so.
export async function backup(house: House): Promise<Figure[]> {
  const begun = performance.now();
  house.run("backup", "--config", house.config);
  const out = milliseconds(begun) / 1000;
  const folder = join(house.folder, "backups");
  const megabytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;

  await house.down();
  for (const name of readdirSync(house.folder).filter((one) => one.startsWith("havre.db"))) rmSync(join(house.folder, name));
  const again = performance.now();
  house.run("restore", "--config", house.config, "--from", folder, "--keys-folder", join(house.folder, "day-keys"),
    ...[1, 2].flatMap((number) => ["--share", join(house.folder, `share-${number}.txt`)]));
  const back = milliseconds(again) / 1000;
  return [{ name: `backup of ${Math.round(megabytes)} MB while running`, value: out, unit: "s" },
    { name: "backup, a second", value: megabytes / out, unit: "MB" },
    { name: "restore, a second", value: megabytes / back, unit: "MB" }];
}
