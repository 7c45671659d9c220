// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a shift as staff see it: one takes a request and hands it over with a sealed note, in English and by keyboard; the
// other reads the note and accepts, in Arabic. Then a channel, a language and a calendar are arranged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, houseWithBrowser } from "./support.ts";

const { enter } = await houseWithBrowser({ settings: '\n[push]\nserver = "http://127.0.0.1:9"\n' });

test("a request goes from one to the other with a sealed note", { timeout: 180_000 }, async () => {
  const grace = await enter("grace", "en");
  await grace.locator("nav a[href='/requests']").click();
  await grace.locator("a[href*='state=open']").first().click();
  await grace.locator("a[href^='/requests/']").first().click();
  await grace.getByRole("button", { name: "I see to it" }).press("Enter");
  const card = grace.locator("details", { hasText: "Handover" });
  await card.locator("summary").press("Enter");
  await card.getByLabel("To", { exact: true }).selectOption({ label: "Amal Haddad" });
  await card.getByLabel("What they must know").fill("Their brother calls at six.");
  await holds(grace, "handing over");
  await card.getByRole("button", { name: "Hand it over" }).press("Enter");
  await grace.getByText(/^Offered to Amal Haddad/).waitFor();

  const amal = await enter("amal", "ar");
  await amal.locator("nav a[href='/rota']").click();
  await amal.locator("main a[href^='/requests/']").first().click();
  await amal.getByText("Their brother calls at six.").first().waitFor();
  await holds(amal, "handed over");
  await amal.getByRole("button", { name: "أقبل" }).press("Enter");
  await amal.getByText(/Amal Haddad يتولى/).first().waitFor();
  await grace.context().close();
  await amal.context().close();
});

test("channels, languages and a calendar are arranged in the settings", { timeout: 180_000 }, async () => {
  const page = await enter("lucia", "es");
  await page.locator("nav a[href='/settings']").click();
  await page.getByLabel("Notificación").fill("upLucia");
  const channels = page.locator("form", { has: page.getByLabel("Notificación") });
  await channels.getByRole("button").press("Enter");
  await page.getByRole("status").filter({ hasText: "Guardado." }).waitFor({ state: "attached" });

  await page.getByLabel("Añadir un idioma", { exact: true }).first().selectOption("qu");
  await page.getByRole("button", { name: /^Quitar: quechua/ }).waitFor();
  await page.getByRole("checkbox", { name: "derecho", exact: true }).check();
  const abilities = page.locator("form", { has: page.getByRole("checkbox", { name: "derecho", exact: true }) });
  await abilities.getByRole("button", { name: "Guardar" }).press("Enter");

  await page.getByRole("button", { name: "Crear una dirección" }).press("Enter");
  const shown = page.locator("dd code");
  await shown.first().waitFor();
  await holds(page, "settings");
  const [address, name, password] = await shown.allTextContents();
  const fetched = await fetch(address ?? "", { headers: { Authorization: `Basic ${btoa(`${name}:${password}`)}` } });
  assert.equal(fetched.status, 200);
  assert.ok(!address?.includes(password ?? "?"), "no secret in an address");

  await page.locator("nav a[href='/rota']").click();
  await page.getByText("quechua").first().waitFor();
  await holds(page, "rota");
  await page.context().close();
});
