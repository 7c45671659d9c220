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

const states = ["new", "open", "answered", "closed", "binned"];

interface Page { requests: { id: string }[]; more: string | null }

async function timed(times: number[], deed: () => Promise<Response>): Promise<unknown> {
  const begun = performance.now();
  const answer = await (await deed()).json();
  times.push(milliseconds(begun));
  return answer;
}

// Every list page by page: from the newest down, and from the most pressing.
async function pageThrough(staff: Staff, order: string): Promise<number[]> {
  const times: number[] = [];
  for (const state of order === "newest" ? [...states, ""] : states) {
    let more = "";
    for (let i = 0; i < looks / states.length; ++i) {
      const query = new URLSearchParams({ order, limit: "50", ...(state && { state }), ...(more && { before: more }) });
      const page = await timed(times, () => staff.ask("GET", `/api/requests?${query}`)) as Page;
      more = page.more ?? "";
      if (page.requests.length === 0) break;
    }
  }
  return times;
}

const sought = [
  [{ class: "severity", code: "liberty" }],
  [{ class: "incident", code: "kind_7" }],
  [{ class: "country", code: "CD" }],
  [{ class: "severity", code: "data" }, { class: "incident", code: "kind_11" }],
  [{ class: "severity", code: "liberty" }, { class: "incident", code: "kind_11" }],
];

async function searches(staff: Staff): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < looks / 5; ++i)
    await timed(times, () => staff.ask("POST", "/api/find", { facts: sought[i % sought.length]!, limit: 50 }));
  return times;
}

async function casePages(staff: Staff): Promise<number[]> {
  const times: number[] = [];
  const page = await (await staff.ask("GET", "/api/requests?state=open&order=pressing&limit=200")).json() as Page;
  for (let i = 0; i < looks / 5; ++i) {
    const { id } = page.requests[i % page.requests.length]!;
    await timed(times, () => staff.ask("GET", `/api/requests/${id}/case`));
    await timed(times, () => staff.ask("GET", `/api/requests/${id}`));
  }
  return times;
}

export interface Growing { name: string; times: number[] }

export async function whatGrows(house: House): Promise<Growing[]> {
  const staff = await Staff.at(house, "grace");
  const all: Growing[] = [
    { name: "queue, the newest first", times: await pageThrough(staff, "newest") },
    { name: "queue, the most pressing first", times: await pageThrough(staff, "pressing") },
    { name: "search by facts", times: await searches(staff) },
    { name: "case page", times: await casePages(staff) },
  ];
  for (const { times } of all) times.sort((a, b) => a - b);
  return all;
}

export async function lists(house: House): Promise<Figure[]> {
  const count = requests.toLocaleString("en");
  return (await whatGrows(house)).flatMap(({ name, times }) => [
    { name: `${name}, of ${count}: median`, value: share(times, 0.5), unit: "ms" },
    { name: `${name}, of ${count}: p99`, value: share(times, 0.99), unit: "ms", atMost: 50 },
  ]);
}

// Why can somebody see this? Of requests from all years, after a trail as long as the house is old.
export async function why(house: House): Promise<Figure[]> {
  const staff = await Staff.at(house, "grace");
  const times: number[] = [];
  for (const state of states) {
    const page = await (await staff.ask("GET", `/api/requests?state=${state}&order=pressing&limit=200`)).json() as Page;
    for (const { id } of page.requests.slice(0, looks / states.length))
      await timed(times, () => staff.ask("GET", `/api/requests/${id}/why`));
  }
  times.sort((a, b) => a - b);
  const name = `why somebody sees a request, of ${requests.toLocaleString("en")}`;
  return [{ name: `${name}: median`, value: share(times, 0.5), unit: "ms" },
    { name: `${name}: p99`, value: share(times, 0.99), unit: "ms", atMost: 100 }];
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
