// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes the pictures of doc/tour.md: node tests/pages/tour.ts. Look at them afterwards.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
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
await browser.close();
await house.close();
