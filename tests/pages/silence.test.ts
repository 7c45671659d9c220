// SPDX-License-Identifier: AGPL-3.0-or-later
// Staying in touch in a browser that seals: on a phone, in a language written from the left and one from the right. What is left
// goes to the server sealed, and the shares for paper are shown once, by the browser itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { findings, houseWithBrowser, visit, widerThanScreen } from "./support.ts";

const words = "sentinel: ring my sister";
const { house, browser } = await houseWithBrowser({ empty: true });
const receipt = Defender.receiptOf(await new Defender(house).ask({ what: "they follow me", imminence: "day" }));

async function comeBack(language: string): Promise<Page> {
  const page = await visit(browser, `${house.back}/?lang=${language}`, { viewport: { width: 360, height: 800 }, timezoneId: "Africa/Nairobi" });
  await page.locator("textarea[name=receipt]").fill(receipt);
  await page.locator("form[data-havre] button").first().click();
  await page.locator("datalist option").first().waitFor({ state: "attached", timeout: 60_000 });
  return page;
}

test("agreeing on a sign of life and giving it", { timeout: 120_000 }, async () => {
  const page = await comeBack("en");
  await page.locator("details[data-part=plan] summary").click();
  assert.equal(await page.locator("#zone").inputValue(), "Africa/Nairobi", "the browser knows where it is");
  await page.locator("form[data-havre=plan] button:visible").click();
  await page.locator("[data-part=well]").getByText("09:00 Africa/Nairobi").waitFor({ timeout: 30_000 });
  await page.locator("[data-part=well] button:visible").click();
  await page.locator(".done").getByText("We know that you are well").waitFor({ timeout: 30_000 });
  await page.context().close();
});

test("what is left never leaves the browser in the open", { timeout: 120_000 }, async () => {
  const page = await comeBack("en");
  const bodies: string[] = [];
  page.on("request", (request) => bodies.push(request.postData() ?? ""));
  await page.locator("details[data-part=left] summary").click();
  await page.locator("#left").fill(words);
  await page.locator("#papers").selectOption("2");
  await page.locator("form[data-havre=left] button:visible").click();
  await page.locator("[data-part=papers] li").first().waitFor({ timeout: 30_000 });
  const papers = await page.locator("[data-part=papers] li").allTextContents();
  assert.equal(papers.length, 2);
  assert.ok(bodies.some((body) => body.includes('"sealed"')));
  for (const secret of [words, ...papers]) assert.ok(!bodies.some((body) => body.includes(secret)));
  await page.context().close();
});

test("both ways of writing fit a phone and everybody", { timeout: 120_000 }, async () => {
  for (const language of ["en", "ar"]) {
    const page = await comeBack(language);
    for (const part of ["plan", "left"]) await page.locator(`details[data-part=${part}] summary`).click();
    assert.deepEqual(await findings(page), [], language);
    assert.equal(await widerThanScreen(page), false, language);
    await page.context().close();
  }
});
