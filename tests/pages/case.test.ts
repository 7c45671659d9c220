// SPDX-License-Identifier: AGPL-3.0-or-later
// From a request to an assigned and assessed case by keyboard alone, in French and in Arabic; and two people on one sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { Staff } from "../doors/support/staff.ts";
import { findings, holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser();

const story = "They came to the office at night and took the computers.";

// Walks there as a person without a mouse does.
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 400; ++presses) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function press(page: Page, selector: string, key = "Enter"): Promise<void> {
  await page.locator(selector).first().waitFor();
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

const request = (page: Page) => page.locator("a.request").first();

for (const { name, language } of [{ name: "nadia", language: "fr" }, { name: "amal", language: "ar" }]) {
  test(`a request becomes an assigned, assessed case by keyboard, in ${language}`, async () => {
    await new Defender(house, language).ask({ what: `${story} (${language})`, imminence: "now" });
    const page = await enter(name, language);
    await request(page).waitFor();

    await press(page, "a.request");
    await press(page, ".adopt .button.main");
    await page.locator(".case-tabs").waitFor();

    await press(page, "a[href*='tab=triage']");
    await page.locator("form.sheet").waitFor();
    await press(page, "form.sheet fieldset input[type=checkbox]", "Space");
    await press(page, "form.sheet button[type=submit]");
    await page.locator("form.sheet button[type=submit]:disabled").waitFor();
    assert.ok(await page.locator(".card .level-urgent").count() > 0, "danger now stays urgent");
    await holds(page, "triage");

    await press(page, "a[href*='tab=assessment']");
    await page.locator("form.sheet textarea").first().waitFor();
    await tabTo(page, "form.sheet textarea");
    await page.keyboard.type("The police, since the report came out.");
    await press(page, "form.sheet button[type=submit]");
    await page.locator("form.sheet button[type=submit]:disabled").waitFor();
    await holds(page, "assessment");

    await press(page, "a[href*='tab=plan']");
    await page.locator("form.sheet textarea").first().waitFor();
    await press(page, "a[href*='tab=assessment']");
    await page.locator("fieldset.rows").first().waitFor();
    assert.match(await page.locator("form.sheet textarea").first().inputValue(), /since the report/);
    await page.context().close();
  });
}

test("two people on one sheet lose nothing and see where they differ", async () => {
  await new Defender(house, "en").ask({ what: story, imminence: "day" });
  const grace = await enter("grace", "en");
  await request(grace).click();
  await grace.locator(".adopt .button.main").click();
  await grace.locator(".case-tabs").waitFor();
  const address = new URL(grace.url());
  address.searchParams.set("tab", "plan");
  const there = `${address.pathname}${address.search}`;

  const yusuf = await enter("yusuf", "en");
  for (const page of [grace, yusuf]) {
    await page.evaluate((path) => history.pushState(null, "", path), there);
    await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    await page.locator("form.sheet textarea").first().waitFor({ timeout: 60_000 });
  }
  const aim = (page: Page) => page.locator("form.sheet textarea").first();
  const save = async (page: Page) => {
    await page.locator("form.sheet button[type=submit]").click();
    await page.locator("form.sheet button[type=submit]:disabled").waitFor();
  };
  await aim(grace).fill("Stay at home");
  await aim(yusuf).fill("Leave tonight");
  await save(grace);
  // He is shown hers before he saves, and saves without having chosen.
  await yusuf.getByText("Stay at home").waitFor();
  await save(yusuf);
  for (const page of [grace, yusuf]) {
    await page.locator(".disputed").waitFor();
    assert.match(await page.locator(".disputed").innerText(), /Stay at home[\s\S]*Leave tonight/);
    assert.deepEqual(await findings(page), []);
  }
  await grace.locator(".disputed .button").last().click();
  await save(grace);
  await yusuf.locator(".disputed").waitFor({ state: "detached" });
  assert.equal(await aim(yusuf).inputValue(), "Leave tonight");
  for (const page of [grace, yusuf]) await page.context().close();
});

test("a lost line loses nothing: what is typed is kept and saved later", async () => {
  await new Defender(house, "en").ask({ what: story, imminence: "week" });
  const page = await enter("marc", "en");
  await page.locator("a.request").last().click();
  await page.locator(".adopt .button.main").click();
  await page.locator(".case-tabs").waitFor();
  await page.locator("a[href*='tab=assessment']").click();
  await page.locator("form.sheet textarea").first().waitFor();
  await page.context().setOffline(true);
  await page.locator("form.sheet textarea").first().fill("Written without a line");
  await page.locator("form.sheet button[type=submit]").click();
  await page.locator("form.sheet .banner, form.sheet [role=alert]").first().waitFor();
  await page.context().setOffline(false);
  await page.locator("form.sheet button[type=submit]").click();
  await page.locator("form.sheet button[type=submit]:disabled").waitFor();
  const lucia = await Staff.at(house, "lucia");
  const id = new URL(page.url()).pathname.split("/")[2]!;
  const written = (await lucia.read(id)).map((one) => JSON.stringify(one.payload)).join();
  assert.equal(written.split("Written without a line").length - 1, 1, "once");
  await page.context().close();
});
