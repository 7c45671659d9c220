// SPDX-License-Identifier: AGPL-3.0-or-later
// A second factor is lost: printed codes let in, an officer resets it, its person sets another; all without a finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { oneTimeCode } from "../doors/support/staff.ts";
import { holds, houseWithBrowser, visit } from "./support.ts";

const { house, browser, enter } = await houseWithBrowser({ empty: true });

// A code counts once, and the next step's is accepted early.
const nextCode = (secret: string) => oneTimeCode(secret, Date.now() + 30_000);

async function logInWith(name: string, locale: string, code: string): Promise<Page> {
  const page = await visit(browser, `${house.desk}/`, { locale, viewport: { width: 1280, height: 800 } });
  await page.locator("input[autocomplete=username]").fill(name);
  await page.locator("input[autocomplete=current-password]").fill(house.logIn(name).passphrase);
  await page.locator("input[autocomplete=one-time-code]").fill(code);
  await page.keyboard.press("Enter");
  return page;
}

test("codes are printed, and one of them lets in without the authenticator, once", { timeout: 180_000 }, async () => {
  const page = await enter("grace", "en");
  await page.getByText("Print codes for the day").waitFor();
  await page.goto(`${house.desk}/settings`);
  await page.locator("input[autocomplete=current-password]").fill(house.logIn("grace").passphrase);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Print new codes" }).click();
  await page.locator("input[autocomplete=current-password]").fill(house.logIn("grace").passphrase);
  await page.locator("form input[inputmode=numeric]").fill(nextCode(house.logIn("grace").second_factor));
  await page.locator("form").getByRole("button", { name: "Print new codes" }).click();
  const codes = page.locator(".printed ol li");
  await codes.first().waitFor({ timeout: 60_000 });
  assert.equal(await codes.count(), 10);
  const code = await codes.nth(4).innerText();
  assert.match(code, /^\d{5} \d{5}$/);
  await holds(page, "codes printed");
  await page.context().close();

  const back = await logInWith("grace", "en", code);
  await back.locator("nav").first().waitFor({ timeout: 60_000 });
  await back.context().close();
  const again = await logInWith("grace", "en", code);
  await again.getByRole("alert").or(again.locator(".banner.alarm")).first().waitFor({ timeout: 60_000 });
  await holds(again, "code used up");
  await again.context().close();
});

test("an officer resets what was lost, and its person sets another before anything else", { timeout: 240_000 }, async () => {
  const officer = await enter("nadia", "fr");
  await officer.locator("nav a[href='/people']").first().click();
  await officer.getByRole("button", { name: /second facteur de Amal/ }).click();
  await holds(officer, "reset");
  await officer.getByRole("dialog").locator("select").selectOption("stolen");
  await officer.getByRole("dialog").getByRole("button", { name: "Réinitialiser", exact: true }).click();
  const code = await officer.getByRole("dialog").locator(".mono").innerText();
  await holds(officer, "reset done");

  const page = await logInWith("amal", "ar", code);
  await page.locator("h1").filter({ hasText: "عاملاً ثانياً" }).waitFor({ timeout: 60_000 });
  assert.equal(await page.locator("nav").count(), 0);
  await page.getByRole("button", { name: "إظهار السر الجديد" }).click();
  const secret = (await page.locator("p.mono").innerText()).replaceAll(/\s/g, "");
  await holds(page, "factor owed");
  await page.locator("input[autocomplete=one-time-code]").fill(oneTimeCode(secret));
  await page.locator("input[autocomplete=current-password]").fill(house.logIn("amal").passphrase);
  await page.locator("form button[type=submit]").click();
  await page.locator("nav").first().waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "اطّلعت عليه" }).waitFor();
  await holds(page, "reset announced");
  await page.getByRole("button", { name: "اطّلعت عليه" }).click();
  await page.getByRole("button", { name: "اطّلعت عليه" }).waitFor({ state: "detached" });
  await page.context().close();
  await officer.context().close();

  const mail = await house.mailTo("amal@demo.example");
  assert.ok(mail.length > 0, "told, without content");
  const back = await logInWith("amal", "ar", nextCode(secret));
  await back.locator("nav").first().waitFor({ timeout: 60_000 });
  await back.context().close();
});
