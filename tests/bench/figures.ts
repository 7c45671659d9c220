// SPDX-License-Identifier: AGPL-3.0-or-later
// Figures, the table of them, and what was promised.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

export interface Figure {
  name: string;
  value: number;
  unit: string;
  atMost?: number; // promised
}

export const quick = process.argv.includes("--quick");
export const kept = (figure: Figure) => figure.atMost === undefined || figure.value <= figure.atMost;

export function milliseconds(since: number): number {
  return performance.now() - since;
}

export function share(sorted: number[], part: number): number {
  return sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
}

function written(value: number): string {
  return value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

export function print(figures: Figure[]): void {
  const rows = figures.map((figure) => [figure.name, `${written(figure.value)} ${figure.unit}`,
    figure.atMost === undefined ? "" : `≤ ${written(figure.atMost)} ${figure.unit}`, kept(figure) ? "" : "BROKEN"]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [name, value, promised, verdict] of rows)
    console.log(`${name?.padEnd(widths[0] ?? 0)}  ${value?.padStart(widths[1] ?? 0)}  ${promised?.padStart(widths[2] ?? 0)}  ${verdict}`.trimEnd());
}

// Beside the figures: on what they were measured, and whether it was busy with something else.
export function write(file: string, figures: Figure[], loadBefore: number): void {
  const machine = { processors: cpus().length, model: cpus()[0]?.model ?? "", load_before: loadBefore, load_after: loadavg()[0],
    kernel: readFileSync("/proc/sys/kernel/osrelease", "utf8").trim() };
  const all = figures.map((figure) => ({ ...figure, ...(figure.atMost !== undefined && { kept: kept(figure) }) }));
  writeFileSync(file, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), quick, machine, figures: all }, null, 1)}\n`);
}
