// SPDX-License-Identifier: AGPL-3.0-or-later
// Real Chromium, and axe inside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { freshCode } from "../doors/support/staff.ts";
import { House, type HouseOptions } from "../doors/support/house.ts";

const pictures = process.env.HAVRE_PICTURES; // a folder to look at
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

// What the tests of one file share; it closes after them. enter() is a colleague at the desk, logged in.
export async function houseWithBrowser(options?: HouseOptions) {
  const house = await House.open(options);
  after(() => house.close());
  const browser = await launch();
  after(() => browser.close());
  const enter = async (name: string, locale: string): Promise<Page> => {
    const page = await visit(browser, "about:blank", { locale, viewport: { width: 1280, height: 800 } });
    await logIn(page, house, name);
    return page;
  };
  return { house, browser, enter };
}

// A page that fails the test when its script does.
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  // Nothing moves: axe would look at colours on their way.
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  await page.goto(address);
  return page;
}

// axe needs a browser with JavaScript to run in, so the page is shown as a browser without it would: no script of ours, and
// what stands in noscript as part of the page.
export async function showAsWithoutScript(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() === "script") return route.abort();
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/<script[^>]*><\/script>/g, "").replaceAll(/<(\/?)noscript>/g, "<$1div>");
    return route.fulfill({ response, body });
  });
}

// WCAG 2.2 A and AA; the sentence names rule and element. axe needs no script of the page: it is evaluated beside it.
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations } = await run.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } as object);
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
  });
}

export async function widerThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

// No finding, and as wide as a small phone and as a desk.
export async function holds(page: Page, where: string): Promise<void> {
  assert.deepEqual(await findings(page), [], where);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await widerThanScreen(page), false, `${where} at ${width}`);
    if (pictures) await page.screenshot({ path: `${pictures}/${where.replaceAll(/\W+/g, "-")}-${width}.png` });
  }
}

export async function logIn(page: Page, house: House, name: string): Promise<void> {
  const who = house.logIn(name);
  await page.goto(`${house.desk}/`);
  await page.locator("input[autocomplete=username]").fill(name);
  await page.locator("input[autocomplete=current-password]").fill(who.passphrase);
  await page.locator("input[autocomplete=one-time-code]").fill(await freshCode(who.second_factor));
  await page.keyboard.press("Enter");
  await page.locator("nav, header").getByRole("button").last().waitFor({ timeout: 60_000 });
}
