// SPDX-License-Identifier: AGPL-3.0-or-later
// What lists, search and case page cost as cases grow from a thousand to a million: doc/performance.md and its picture.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { House, source } from "../doors/support/house.ts";
import { share } from "./figures.ts";
import { programs } from "./intake.ts";
import { whatGrows } from "./records.ts";

const sizes = (process.env.HAVRE_SIZES ?? "1000,10000,100000,1000000").split(",").map(Number);

interface Point { size: number; median: number; p99: number }

async function measure(size: number): Promise<Map<string, Point>> {
  const house = await House.build({ empty: true });
  execFileSync(join(programs, "fill"), [house.config, "cases", String(size)], { stdio: "inherit" });
  await house.up();
  const points = (await whatGrows(house)).map(({ name, times }): [string, Point] =>
    [name, { size, median: share(times, 0.5), p99: share(times, 0.99) }]);
  await house.close();
  return new Map(points);
}

const lines = new Map<string, Point[]>();
for (const size of sizes) {
  for (const [name, point] of await measure(size)) lines.set(name, [...(lines.get(name) ?? []), point]);
  console.log(`${size.toLocaleString("en")} cases measured`);
}

// Logarithmic both ways: what grows like log n stays almost flat, what grows like n climbs with the dashed line.
const [width, height, left, bottom] = [720, 360, 60, 40];
const x = (size: number) => left + ((Math.log10(size) - 3) / 3) * (width - left - 20);
const y = (ms: number) => height - bottom - ((Math.log10(Math.max(ms, 0.1)) + 1) / 4) * (height - bottom - 20);
const colours = ["#0d5c58", "#9f1f1b", "#7a4b00", "#3b4a9c"];

function drawn(): string {
  const marks = [0.1, 1, 10, 100].map((ms) => `<path d="M${left} ${y(ms)}H${width - 20}" stroke="#ddd9cf"/>
<text x="${left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`);
  const ticks = sizes.map((size) => `<text x="${x(size)}" y="${height - 14}" text-anchor="middle">${size.toLocaleString("en")}</text>`);
  const curves = [...lines.entries()].map(([name, points], at) => {
    const path = points.map((one, i) => `${i ? "L" : "M"}${x(one.size).toFixed(1)} ${y(one.p99).toFixed(1)}`).join("");
    return `<path d="${path}" fill="none" stroke="${colours[at]}" stroke-width="2.5"/>
<text x="${left + 10}" y="${34 + at * 18}" fill="${colours[at]}">${name}</text>`;
  });
  const linear = `<path d="M${x(1000)} ${y(0.5)}L${x(200_000)} ${y(100)}" stroke="#8b938f" stroke-dasharray="6 5"/>`;
  const promise = `<path d="M${left} ${y(50)}H${width - 20}" stroke="#9f1f1b" stroke-dasharray="2 4"/>
<text x="${width - 24}" y="${y(50) - 6}" text-anchor="end" fill="#9f1f1b">50 ms</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fffefb"/>
${[...marks, ...ticks, linear, promise, ...curves].join("\n")}
</svg>
`;
}

function table(): string {
  const head = `| p99, in ms (median) | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} |`;
  const rows = [...lines.entries()].map(([name, points]) =>
    `| ${name} | ${points.map((one) => `${one.p99.toFixed(1)} (${one.median.toFixed(1)})`).join(" | ")} |`);
  return [head, `| --- |${" --- |".repeat(sizes.length)}`, ...rows].join("\n");
}

writeFileSync(join(source, "doc/pictures/growth.svg"), drawn());
writeFileSync(join(source, "doc/performance.md"), `# Performance

What staff wait for, as the number of open cases before one person grows. Measured from outside, one request after another, with log-in,
access rule and JSON, on ${cpus().length} processors (${cpus()[0]?.model.trim() ?? "unknown"}), SQLite, ${new Date().toISOString().slice(0, 10)}. Made by \`./dev bench --growth\`.

${table()}

![p99 by number of cases: flat where the dashed line of linear growth climbs](pictures/growth.svg)

Lists walk an index of the person's own; a search by facts walks at most 4,000 rows of the shortest index and says where to go on, so that
no search, however unlucky, slows the desk.
`);
console.log(table());
