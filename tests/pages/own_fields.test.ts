// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer adds a question to the form of the way in, in French; somebody answers it in Arabic, sealed in their browser; who
// handles the request reads question and answer in English.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../doors/support/crowd.ts";
import { findings, holds, houseWithBrowser, visit } from "./support.ts";

const { house, browser, enter } = await houseWithBrowser({ empty: true });

test("an organisation's own question, from the officer to the answer", { timeout: 240_000 }, async () => {
  const nadia = await enter("nadia", "fr");
  await nadia.locator("nav a[href='/forms']").press("Enter");
  const adding = nadia.locator("section", { hasText: "Ajouter un champ" }).last();
  await adding.locator("select").first().selectOption("request");
  for (const [language, words] of [["fr", "Votre syndicat"], ["en", "Your union"], ["ar", "نقابتكم"]] as const)
    await adding.locator(`input[lang=${language}]`).first().fill(words);
  await adding.locator("button[type=submit]").press("Enter");
  await nadia.locator("li.own-field", { hasText: "Votre syndicat" }).waitFor();
  await holds(nadia, "forms with an own question");

  const address = `${house.intake}/ask?lang=ar`;
  await until("it is asked", 15, async () => (await (await fetch(address)).text()).includes("نقابتكم"));
  const defender = await visit(browser, address, { locale: "ar", viewport: { width: 320, height: 640 } });
  await defender.locator("textarea[name=what]").fill("يهددونني");
  await defender.locator(".rest details").last().locator("summary").press("Enter");
  await defender.getByLabel("نقابتكم").fill("عمال الميناء");
  // Under the bar that stays on top, a link is smaller than it is.
  await defender.evaluate(() => window.scrollTo(0, 0));
  assert.deepEqual(await findings(defender), []);
  await defender.locator("[data-send]").first().click();
  await defender.locator("ol.words, .receipt, [data-havre=receipt]").first().waitFor({ timeout: 60_000 });

  const grace = await enter("grace", "en");
  await grace.locator("a.request").first().press("Enter");
  await grace.locator(".adopt .button.main").press("Enter");
  await grace.getByText("Your union").waitFor();
  await grace.getByText("عمال الميناء").waitFor();
  await holds(grace, "a request with an own question");
  await Promise.all([nadia, grace, defender].map((page) => page.context().close()));
});
