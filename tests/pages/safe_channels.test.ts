// SPDX-License-Identifier: AGPL-3.0-or-later
// How somebody can be reached: written down and verified in English by keyboard, changed in Arabic, which takes the verification
// away, and no longer shown once it is believed compromised.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });

const save = async (page: Page) => {
  await page.locator("form.sheet button[type=submit]").press("Enter");
  await page.locator("form.sheet button[type=submit]:disabled").waitFor();
};

test("a changed channel must be verified again, and a compromised one is not shown", { timeout: 240_000 }, async () => {
  await new Defender(house, "en").ask({ what: "They listen to my telephone.", imminence: "week" });
  const grace = await enter("grace", "en");
  await grace.locator("a.request").first().press("Enter");
  await grace.locator(".adopt .button.main").press("Enter");
  const card = grace.locator("aside section", { hasText: "Ways to reach them" });
  await card.getByText("No channel is verified.").waitFor();
  await card.getByRole("link").press("Enter");
  await grace.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await grace.getByLabel("By what").selectOption({ label: "Signal" });
  await grace.getByLabel("Address or number").fill("+95 1 234");
  await grace.getByLabel("Code word", { exact: true }).fill("heron");
  await save(grace);
  await card.getByText("Not verified").waitFor();
  await grace.getByLabel("Verified on").fill("2026-11-20");
  await grace.getByLabel("How it was verified").selectOption({ label: "In person" });
  await save(grace);
  await card.getByText("Verified", { exact: true }).waitFor();
  await card.getByText("Code word: heron").waitFor();
  await holds(grace, "a verified channel");

  const amal = await enter("amal", "ar");
  await amal.locator("a[href='/requests?state=open']").first().press("Enter");
  await amal.locator("a.request").first().press("Enter");
  await amal.locator(".case-tabs a[href*='tab=channels']").press("Enter");
  await amal.getByLabel("العنوان أو الرقم").fill("+95 9 999");
  await save(amal);
  const theirs = amal.locator("aside section", { hasText: "طرق الوصول إلى الشخص" });
  await theirs.getByText("غير متحقق منه").waitFor();
  await holds(amal, "a channel that changed, in Arabic");
  await card.getByText("Not verified").waitFor();

  await amal.getByLabel("يُعتقد أنه مخترق").selectOption({ label: "نعم" });
  await save(amal);
  await card.getByText("Do not use").waitFor();
  assert.doesNotMatch(await card.innerText(), /\+95/, "nobody copies it by mistake");
  await holds(grace, "a compromised channel");
  await grace.context().close();
  await amal.context().close();
});
