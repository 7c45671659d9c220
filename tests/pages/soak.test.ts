// SPDX-License-Identifier: AGPL-3.0-or-later
// A large file from a browser, on a line that is cut twice: it arrives whole, and little of it is sent twice.
// HAVRE_SOAK=1000000000 for the long version.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Line } from "../doors/support/line.ts";
import { type FileInPayload, Staff } from "../doors/support/staff.ts";
import { houseWithBrowser, visit } from "./support.ts";

const size = Number(process.env.HAVRE_SOAK ?? 24_000_000);
const piece = 1 << 20;
const { house, browser } = await houseWithBrowser({ empty: true });
const line = await Line.to(house.port);
after(() => line.close());

// Written to the disk, as nobody has so much in memory; its digest.
async function writeFile(path: string): Promise<string> {
  const digest = createHash("sha256");
  const out = createWriteStream(path);
  for (let left = size; left > 0; left -= piece) {
    const bytes = randomBytes(Math.min(piece, left));
    digest.update(bytes);
    if (!out.write(bytes)) await new Promise<void>((drained) => out.once("drain", () => drained()));
  }
  await new Promise<void>((ended) => out.end(() => ended()));
  return digest.digest("hex");
}

test(`${size} bytes arrive whole over a line that is cut twice`, { timeout: 60_000 + size / 500 }, async () => {
  const path = join(house.folder, "evidence.bin");
  const written = await writeFile(path);
  const page = await visit(browser, `${line.address}/ask?lang=en`);
  await page.locator("[name=what]").fill("all of it");
  await page.locator("main details summary").first().click();
  await page.locator("input[type=file]").first().setInputFiles(path);
  await page.locator("form[data-havre=ask] button[data-send]").first().click();
  for (const share of [0.3, 0.7]) {
    await line.carried(size * share);
    await line.cut(2000);
  }
  await page.locator("form[data-havre=receipt]").waitFor({ timeout: 60_000 + size / 1000 });
  assert.equal(line.cuts, 2);
  assert.ok(line.bytes < size * 1.1 + 10 * piece, `${line.bytes} bytes were sent`);

  const staff = await Staff.at(house, "grace");
  const request = (await staff.list())[0]?.id ?? "";
  const [first] = await staff.read(request);
  const [file] = (first?.payload as { files: FileInPayload[] }).files;
  assert.ok(file);
  assert.equal(file.size, size);
  assert.equal(await staff.fileDigest(request, file), written);
});
