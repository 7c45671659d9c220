// SPDX-License-Identifier: AGPL-3.0-or-later
// Junk out of the queue by keyboard and by mouse, in English; danger to life that nobody has opened stays. Taken back in Arabic.
// A contact that is due is seen to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, until } from "../doors/support/crowd.ts";
import { Defender } from "../doors/support/defender.ts";
import { Staff } from "../doors/support/staff.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });
await ask(house, "they are at the door");
for (const what of ["buy now", "buy soon", "buy later"]) await ask(house, what, { imminence: "later" });

test("junk is chosen by keyboard and mouse, and binned with a word why", { timeout: 180_000 }, async () => {
  const page = await enter("grace", "en");
  await page.locator("nav a[href='/requests']").click();
  const rows = page.locator("li[data-request]");
  await rows.nth(3).waitFor();
  await rows.nth(0).locator("input").click();
  await rows.nth(1).locator("a").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await page.getByText("4 chosen").waitFor();
  await holds(page, "chosen in the queue");
  await page.getByLabel("Why").selectOption({ label: "Advertising" });
  await page.getByRole("button", { name: "Bin 4" }).press("Enter");
  await page.getByText("3 requests have been binned.").first().waitFor();
  await page.getByText(/^1 request says that a life is in danger now/).waitFor();
  await until("the other stays alone", 30, async () => (await rows.count()) === 1);
  await holds(page, "binned");
  await page.getByRole("button", { name: "Take back" }).press("Enter");
  await rows.nth(3).waitFor();
  await page.context().close();
});

test("what lies in the bin has a view of its own, and comes out of it", { timeout: 180_000 }, async () => {
  const staff = await Staff.at(house, "grace");
  const later = (await staff.list("new")).filter((facts) => facts.imminence === "later");
  await staff.send("POST", "/api/bin", { ids: later.map((facts) => facts.id), reason: "advertising" });
  const page = await enter("amal", "ar");
  await page.locator("nav a[href='/requests']").click();
  await page.locator("a[href='/requests?state=binned']").click();
  const rows = page.locator("li[data-request]");
  await rows.nth(2).waitFor();
  await rows.first().getByText("إعلان").waitFor();
  await holds(page, "the bin");
  await rows.first().locator("input").press("Space");
  await page.getByRole("button", { name: "تراجع" }).press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("li[data-request]").length === 2);
  await page.context().close();
});

test("a contact that is due is seen to", { timeout: 180_000 }, async () => {
  const staff = await Staff.at(house, "grace");
  const urgent = (await staff.list("new")).find((facts) => facts.imminence === "now");
  assert.ok(urgent);
  await staff.adopt(await staff.one(urgent.id));
  const clock = `/api/requests/${urgent.id}/clocks/${"a".repeat(32)}`;
  await staff.send("PUT", clock, { kind: "contact", due: Date.now() - 60_000 });
  const page = await enter("grace", "en");
  await page.locator("nav a[href='/requests']").click();
  await page.locator("a[href='/requests?state=open']").click();
  await page.locator(`a.request[href^='/requests/${urgent.id}']`).click();
  const panel = page.locator("section", { has: page.getByRole("heading", { name: "Next contact" }) });
  await panel.getByText("the team’s turn").waitFor();
  await panel.getByText("People are being called until somebody sees to it.").waitFor();
  await panel.getByRole("button", { name: "I see to it" }).press("Enter");
  await panel.getByText(/sees to it; nobody is called until/).waitFor();
  await holds(page, "a contact that is due");
  await page.context().close();
});

test("an interpreter is asked for one request, accepts, and is out when the work is done", { timeout: 180_000 }, async () => {
  await new Defender(house, "my").ask({ what: "they took my brother", imminence: "later" });
  const staff = await Staff.at(house, "grace");
  const officer = await Staff.at(house, "nadia");
  for (let weekday = 1; weekday <= 7; ++weekday)
    await officer.send("POST", "/api/rota/patterns",
      { person: staff.logIn.person, rank: "duty", weekday, begins: 0, minutes: 1440, zone: "UTC", first_day: 0 });
  const burmese = (await staff.list("new")).find((facts) => facts.language === "my");
  assert.ok(burmese);
  await staff.adopt(await staff.one(burmese.id));

  const grace = await enter("grace", "en");
  await grace.locator("nav a[href='/requests']").click();
  await grace.locator("a[href='/requests?state=open']").click();
  const row = grace.locator(`a.request[href^='/requests/${burmese.id}']`);
  await row.getByText("nobody on duty speaks it").waitFor();
  await row.click();
  await holds(grace, "an interpreter is needed");
  const team = async () => (await staff.one(burmese.id)).facts.team.length;
  const before = await team();
  const asking = (url: URL) => url.pathname.endsWith("/interpreters");
  await grace.route(asking, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  const broken = grace.waitForEvent("requestfailed", (request) => request.method() === "POST" && asking(new URL(request.url())));
  await grace.getByRole("button", { name: "Ask Kyaw Min" }).press("Enter");
  await broken;
  assert.equal(await team(), before + 1, "the keys were given and nobody was asked");
  await grace.unroute(asking);
  await grace.getByRole("button", { name: "Ask Kyaw Min" }).press("Enter");
  await grace.getByText("Kyaw Min was asked").waitFor();

  const kyaw = await enter("kyaw", "my");
  await kyaw.locator("nav a[href='/requests']").click();
  await kyaw.locator("a[href='/requests?state=open']").click();
  await kyaw.locator("a.request").first().click();
  assert.equal(await kyaw.locator("a.request").count(), 1, "this one alone");
  await kyaw.getByText("they took my brother").first().waitFor();
  await holds(kyaw, "asked to interpret");
  await kyaw.getByRole("button", { name: "လက်ခံသည်" }).press("Enter");
  await grace.getByText("Kyaw Min interprets").waitFor();
  await kyaw.getByRole("button", { name: "ပြီးပြီ" }).press("Enter");
  await kyaw.waitForFunction(() => document.querySelectorAll("a.request").length === 0);
  await grace.context().close();
  await kyaw.context().close();
});
