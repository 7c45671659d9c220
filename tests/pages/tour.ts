// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes the pictures of doc/tour.md: node tests/pages/tour.ts. Look at them afterwards.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { House, source } from "../doors/support/house.ts";
import { Staff } from "../doors/support/staff.ts";
import { launch, logIn, visit } from "./support.ts";

const phone = { width: 360, height: 760 };
const pictures = join(source, "doc/pictures");
mkdirSync(pictures, { recursive: true });
const house = await House.open();
const browser = await launch();

async function picture(name: string, address: string, viewport = phone): Promise<void> {
  const page = await visit(browser, address, { viewport });
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.context().close();
}

await picture("first-fr", `${house.intake}/?lang=fr`);
await picture("ask-ar", `${house.intake}/ask?lang=ar`);
await picture("ask-plain-es", `${house.intake}/ask?lang=es&path=plain`);
await picture("enter-my", `${house.back}/?lang=my`);

const defender = new Defender(house, "en");
const receipt = Defender.receiptOf(await defender.ask({ what: "Two men followed me home and asked my neighbours about me.", imminence: "day" }));
const marc = await Staff.at(house, "marc");
const asked = (await marc.list("new"))[0];
if (asked) {
  await marc.read(asked.id);
  await marc.write(asked.id, "answer", { text: "We are here. Please do not go home tonight; a colleague writes to you at eight.", language: "en" });
}
const back = await visit(browser, `${house.back}/?lang=en`, { viewport: phone });
await back.locator("textarea[name=receipt]").fill(receipt);
await back.locator("form[data-havre] button").first().click();
await back.getByText("We are here.").waitFor();
await back.screenshot({ path: join(pictures, "thread-en.png") });

for (const { name, picture: file } of [{ name: "nadia", picture: "desk-fr" }, { name: "grace", picture: "desk-en" }, { name: "yusuf", picture: "desk-ar" }]) {
  const page = await visit(browser, "about:blank", { viewport: { width: 1280, height: 800 }, locale: file.slice(-2) });
  await logIn(page, house, name);
  await page.locator("nav a[href='/requests?state=answered']").click();
  await page.locator("a[href^='/requests/']").first().click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(pictures, `${file}.png`) });
  await page.context().close();
}
// A case and what stands around it, as one person works on it.
async function desk(name: string, locale: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await visit(browser, "about:blank", { viewport, locale });
  await logIn(page, house, name);
  return page;
}

async function shown(page: Page, name: string): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function save(page: Page): Promise<void> {
  await page.locator("form.sheet button[type=submit]").press("Enter");
  await page.locator("form.sheet button[type=submit]:disabled").waitFor();
}

const tab = (page: Page, name: string) => page.locator(`.case-tabs a[href*='tab=${name}']`).press("Enter");

const grace = await desk("grace", "en");
await grace.locator("nav a[href='/requests?state=answered']").click();
await grace.locator("a[href^='/requests/']").first().click();
await tab(grace, "triage");
const boxes = grace.locator("form.sheet fieldset input[type=checkbox]");
for (const at of [0, 3]) await boxes.nth(at).press("Space");
await save(grace);
await shown(grace, "case-triage-en");
await tab(grace, "channels");
await grace.getByRole("button", { name: "Add", exact: true }).press("Enter");
await grace.getByLabel("By what").selectOption({ label: "Signal" });
await grace.getByLabel("Address or number").fill("+254 700 000 000");
await grace.getByLabel("Code word", { exact: true }).fill("heron");
await grace.getByLabel("Verified on").fill("2026-11-20");
await save(grace);
await shown(grace, "case-channels-en");
await tab(grace, "consents");
await grace.getByRole("button", { name: "Add", exact: true }).press("Enter");
await grace.getByLabel("For what").selectOption({ label: "To find a shelter or a place to go" });
await grace.getByLabel("Who learns it").fill("Shelter North");
await grace.getByLabel("Answer", { exact: true }).selectOption({ label: "Agreed" });
await save(grace);
await grace.getByLabel("What is shared").fill("First name, arrival on Tuesday");
await grace.getByRole("button", { name: "Write down that it was shared" }).press("Enter");
await grace.getByText("First name, arrival on Tuesday").waitFor();
await grace.getByRole("heading", { name: "What was shared" }).scrollIntoViewIfNeeded();
await shown(grace, "case-consents-en");
await grace.getByRole("button", { name: "Keep apart: Location" }).press("Enter");
await grace.getByLabel("Where they stay now").fill("The house behind the mill");
await save(grace);
await shown(grace, "compartment-en");
await grace.locator("nav a[href='/cells']").press("Enter");
await grace.getByRole("button", { name: "Open a crisis cell" }).press("Enter");
await grace.getByLabel("What is it about?", { exact: true }).fill("Raids in the north");
await grace.getByRole("button", { name: "Save: What is it about?" }).press("Enter");
await grace.getByRole("heading", { name: "Raids in the north" }).waitFor();
await shown(grace, "cell-en");
await grace.context().close();

const others = [["rota", "rota-fr", "fr"], ["numbers", "numbers-ar", "ar"], ["agenda", "agenda-es", "es"]] as const;
for (const [path, file, locale] of others) {
  const page = await desk("nadia", locale);
  await page.locator(`nav a[href='/${path}']`).press("Enter");
  await page.locator("main h1").waitFor();
  await shown(page, file);
  await page.context().close();
}
const small = await desk("amal", "ar", phone);
await small.locator("a.request").first().waitFor();
await shown(small, "queue-phone-ar");
await small.context().close();
await browser.close();
await house.close();
