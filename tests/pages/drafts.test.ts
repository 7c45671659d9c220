// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody was writing: it survives a reload, logging out and a cut line, and nobody reads it on the device.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { freshCode } from "../doors/support/staff.ts";
import { houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser();

const box = (page: Page) => page.locator(".composer textarea").first();
const kept = (page: Page) => page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));

async function writing(name: string, text: string): Promise<Page> {
  const page = await enter(name, "en");
  await page.goto(`${house.desk}/requests?state=answered`).catch(() => {});
  await unlock(page, name);
  await page.locator("a.request").first().click();
  await box(page).waitFor();
  await box(page).fill(text);
  return page;
}

async function unlock(page: Page, name: string): Promise<void> {
  await page.locator("input[autocomplete=current-password]").fill(house.logIn(name).passphrase);
  await page.keyboard.press("Enter");
  await page.locator("header nav").waitFor({ timeout: 60_000 });
}

test("a reload at once after the last letter loses nothing, and leaves nothing to read", async () => {
  const page = await writing("grace", "kept through a reload");
  await page.reload();
  assert.ok(!(await kept(page)).includes("through"), "sealed on the device");
  await unlock(page, "grace");
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "kept through a reload");
  await page.context().close();
});

test("who logs out and in again finds the draft", async () => {
  const page = await writing("lucia", "kept through a log-out");
  const address = page.url();
  await page.locator("header button").last().click();
  await page.locator("input[autocomplete=username]").waitFor();
  assert.ok(!(await kept(page)).includes("through"), "sealed on the device");
  const who = house.logIn("lucia");
  await page.locator("input[autocomplete=username]").fill("lucia");
  await page.locator("input[autocomplete=current-password]").fill(who.passphrase);
  await page.locator("input[autocomplete=one-time-code]").fill(await freshCode(who.second_factor));
  await page.keyboard.press("Enter");
  await page.locator("header nav").waitFor({ timeout: 60_000 });
  await page.goto(address);
  await unlock(page, "lucia");
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "kept through a log-out");
  await page.context().close();
});

test("a line that is cut while sending loses nothing and sends nothing twice", async () => {
  const page = await writing("marc", "sent when the line came back");
  await page.locator(".composer button[type=submit]").click();
  await page.context().setOffline(true);
  const send = page.locator("dialog button.main");
  await send.click();
  await page.locator("dialog [role=alert], dialog .alarm").first().waitFor();
  assert.equal(await box(page).inputValue(), "sent when the line came back");
  await page.context().setOffline(false);
  await send.click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.getByText("sent when the line came back").first().waitFor();
  assert.equal(await page.getByText("sent when the line came back").count(), 1);
  assert.equal(await box(page).inputValue(), "");
  await page.context().close();
});

test("a telephone call taken down survives a reload, with how it came", async () => {
  const page = await enter("yusuf", "en");
  await page.locator("nav a[href='/enter']").click();
  const what = page.locator("main textarea").first();
  await what.fill("the caller whispered");
  await page.locator("main select").first().selectOption("signal");
  await page.reload();
  assert.ok(!(await kept(page)).includes("whispered"), "sealed on the device");
  await unlock(page, "yusuf");
  await what.waitFor();
  assert.equal(await what.inputValue(), "the caller whispered");
  assert.equal(await page.locator("main select").first().inputValue(), "signal");
  await page.context().close();
});
