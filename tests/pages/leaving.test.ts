// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer lets somebody go, with the keyboard alone; why people can see a request; both without a finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DueCounts } from "../../web/shared/api_shapes.ts";
import { Staff } from "../doors/support/staff.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser();

test("everybody of a team is told why, and why somebody else is not", { timeout: 120_000 }, async () => {
  const page = await enter("amal", "ar");
  await page.locator("a[href*='state=open']").first().click();
  await page.locator("main a[href^='/requests/']").first().click();
  await page.getByRole("button", { name: "لماذا هم؟" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("li").first().waitFor();
  const select = dialog.locator("select");
  await select.selectOption({ index: 1 });
  await dialog.locator("[role=status] strong").waitFor();
  await holds(page, "why");
  await page.context().close();
});

test("one press, and the officer's device makes the keys it can", { timeout: 180_000 }, async () => {
  const page = await enter("nadia", "fr");
  await page.locator("nav a[href='/people']").first().click();
  const roles = page.locator("section", { has: page.getByRole("heading", { name: "Ce que permet chaque rôle" }) });
  await roles.getByText("tenir le tour de garde").waitFor();
  assert.equal(await roles.getByRole("heading", { level: 3 }).count(), 5);
  await holds(page, "roles");
  const leave = page.getByRole("button", { name: /Amal Haddad/ }).last();
  await leave.focus();
  await page.keyboard.press("Enter");
  await holds(page, "leaving");
  await page.getByRole("dialog").getByRole("button", { name: "Oui, cette personne part" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("C’est fait").waitFor();
  await holds(page, "left");

  const officer = await Staff.at(house, "tomas");
  const counts = () => officer.send<DueCounts>("GET", "/api/dues/counts");
  const mine = async () => (await counts()).people.find((one) => one.person === house.logIn("nadia").person)?.requests ?? 0;
  for (let i = 0; i < 120 && (await mine()) > 0; ++i) await page.waitForTimeout(250);
  assert.equal(await mine(), 0);
  assert.equal(officer.directory.find(house.logIn("amal").person), null);
  await page.context().close();
});
