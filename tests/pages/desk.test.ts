// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff see: every screen their role has, left to right and right to left, wide and on a phone, without a finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, houseWithBrowser, logIn, visit } from "./support.ts";

const { house, browser } = await houseWithBrowser();

for (const { name, language } of [{ name: "nadia", language: "fr" }, { name: "amal", language: "ar" },
  { name: "grace", language: "en" }, { name: "olga", language: "en" }, { name: "ingrid", language: "en" }]) {
  test(`every screen of ${name}, in ${language}`, async () => {
    const page = await visit(browser, `${house.desk}/`, { locale: language, viewport: { width: 1280, height: 800 } });
    await holds(page, "log-in");
    await logIn(page, house, name);
    assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
    const addresses = await page.locator("nav a[href^='/']").evaluateAll((links) =>
      [...new Set(links.map((link) => link.getAttribute("href") ?? ""))].filter((href) => !href.includes("?")));
    for (const address of addresses) {
      await page.locator(`nav a[href='${address}']`).first().click();
      await page.waitForLoadState("networkidle");
      await holds(page, address);
    }
    if (addresses.includes("/requests")) {
      await page.locator("nav a[href='/requests']").first().click();
      await page.locator("a[href^='/requests/']").first().click();
      await page.locator("main h1, main h2").nth(1).waitFor();
      await holds(page, "one request");
    }
    await page.context().close();
  });
}
