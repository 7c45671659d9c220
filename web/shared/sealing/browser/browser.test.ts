// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { type Browser } from "playwright-core";
import { toHex } from "../bytes.ts";
import { passphraseHash } from "../argon.ts";
import { start } from "../sodium.ts";
import { deskPolicy, launch, publicPolicy, serve } from "./site.ts";

interface Visit {
  answers: Answers;
  complaints: string[];
  files: Set<string>;
}

interface Answers {
  roundTrip?: boolean;
  argon?: string;
  pause?: number;
  taken?: number;
  checked?: number;
  wrong?: string[];
  noWorker?: string;
  noWebAssembly?: boolean;
  failed?: string;
}

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function answersOf(address: string): Promise<Visit> {
  const page = await browser.newPage();
  const files = new Set<string>();
  page.on("request", (request) => files.add(request.url()));
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  const answers = await page.waitForFunction(() => (globalThis as { answers?: unknown }).answers);
  const value = (await answers.jsonValue()) as Answers;
  await page.close();
  return { answers: value, complaints, files };
}

async function visit(contentPolicy: string, files: Record<string, Uint8Array> = {}): Promise<Visit> {
  const site = await serve(new URL("./page.ts", import.meta.url), contentPolicy, files);
  try {
    return await answersOf("/sealing.json" in files ? `${site.address}#vectors` : site.address);
  } finally {
    await site.close();
  }
}

describe("in Chromium", () => {
  test("the desk seals, opens and hashes a passphrase while the page stays alive", async () => {
    const { answers, complaints } = await visit(deskPolicy);
    assert.equal(answers.failed, undefined);
    assert.equal(answers.roundTrip, true);
    await start();
    assert.equal(answers.argon, toHex(await passphraseHash("correct horse", new Uint8Array(16).fill(2))));
    assert.ok(answers.pause! < 100, `paused for ${answers.pause} of ${answers.taken} ms`);
    assert.deepEqual(complaints, []);
  });

  test("every vector comes out as in Node", async () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../../../tests/vectors/${name}`, import.meta.url));
    const files = { "/sealing.json": read("sealing.json"), "/official.json": read("official.json") };
    const { answers } = await visit(deskPolicy, files);
    assert.deepEqual(answers.wrong, []);
    assert.ok(answers.checked! > 250, String(answers.checked));
  });

  test("page and worker load the same libsodium", async () => {
    const { files } = await visit(deskPolicy);
    assert.ok([...files].some((file) => file.includes("argon_worker")));
    assert.equal([...files].filter((file) => file.includes("libsodium")).length, 1);
  });

  test("a page that allows no policy seals, and starts no worker", async () => {
    const { answers } = await visit(publicPolicy);
    assert.equal(answers.roundTrip, true);
    assert.match(answers.noWorker!, /Policy/);
  });

  test("a page without WebAssembly is told so by a type of its own", async () => {
    const { answers } = await visit(publicPolicy.replace("'wasm-unsafe-eval'", ""));
    assert.equal(answers.noWebAssembly, true);
  });
});
