// SPDX-License-Identifier: AGPL-3.0-or-later
// What the team asks back, in a browser that seals: whether it may question a referee, and how one is when it is over. The desk
// shows what the person said.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { Staff } from "../doors/support/staff.ts";
import { findings, holds, houseWithBrowser, visit, widerThanScreen } from "./support.ts";

const { house, browser, enter } = await houseWithBrowser({ empty: true });
const receipt = Defender.receiptOf(await new Defender(house).ask({ what: "they follow me", imminence: "day" }));
const grace = await Staff.at(house, "grace");
const request = (await grace.list())[0]!.id;
await grace.adopt(await grace.one(request));
await grace.write(request, "answer", { text: "May we?", language: "en", set: { referee_asked: "Ama\ndoes she work with you?" } });

async function comeBack(language: string): Promise<Page> {
  const page = await visit(browser, `${house.back}/?lang=${language}`, { viewport: { width: 360, height: 800 } });
  await page.locator("textarea[name=receipt]").fill(receipt);
  await page.locator("form[data-havre] button").first().click();
  await page.locator("[data-slot=messages] li").first().waitFor({ timeout: 60_000 });
  return page;
}

test("a referee is refused on a phone, and the desk says so", { timeout: 120_000 }, async () => {
  const page = await comeBack("ar");
  assert.deepEqual(await findings(page), []);
  assert.equal(await widerThanScreen(page), false);
  await page.locator("form[data-havre=referee] input[value=no]").check();
  await page.locator("form[data-havre=referee] button:visible").click();
  await page.locator(".done").waitFor({ timeout: 30_000 });
  await page.context().close();

  const desk = await enter("amal", "en");
  await desk.goto(`${house.desk}/requests/${request}?tab=verification`);
  await desk.locator("input[autocomplete=current-password]").fill(house.logIn("amal").passphrase);
  await desk.keyboard.press("Enter");
  await desk.getByText("The person refuses. Do not ask.").first().waitFor({ timeout: 30_000 });
  await desk.getByText("If we cannot help").click();
  await desk.getByLabel(/Front Line Defenders/).check();
  await desk.getByText("Thank you for writing to us").waitFor();
  await holds(desk, "verification with referees and a letter");
  await desk.context().close();
});

test("when it is closed, how they are is said once and sealed", { timeout: 120_000 }, async () => {
  await grace.send("POST", `/api/requests/${request}/state`, { state: "closed", from: "open" });
  const page = await comeBack("en");
  const bodies: string[] = [];
  page.on("request", (asked) => bodies.push(asked.postData() ?? ""));
  assert.deepEqual(await findings(page), []);
  const form = page.locator("form[data-havre=closing]");
  await form.locator("[name=safer][value=yes]").check();
  await form.locator("[name=closing_words]").fill("I sleep again");
  await form.locator("button:visible").click();
  await page.locator(".done").getByText("Thank you").waitFor({ timeout: 30_000 });
  assert.ok(bodies.some((body) => body.includes('"envelope"')) && !bodies.some((body) => body.includes("sleep")));
  assert.equal((await grace.one(request)).facts.state, "closed");
  await page.context().close();
});
