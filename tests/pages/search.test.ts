// SPDX-License-Identifier: AGPL-3.0-or-later
// Searching in the browser: what is sealed is found in any script and with slips, the server learns nothing of what was
// typed, and locking forgets.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { Defender } from "../doors/support/defender.ts";
import { Staff } from "../doors/support/staff.ts";
import type { RequestRecord } from "../../web/shared/api_shapes.ts";
import { findings, houseWithBrowser, widerThanScreen } from "./support.ts";

const { house, enter } = await houseWithBrowser();

const field = (page: Page) => page.locator("#search-field");
const marked = (page: Page) => page.locator(".results mark");

async function inSearch(name: string, language: string): Promise<Page> {
  const page = await enter(name, language);
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  await page.locator(".search progress").waitFor({ state: "detached" });
  return page;
}

test("Ctrl+K, a slip of the keyboard, an arrow and Enter open the request", async () => {
  const page = await inSearch("nadia", "fr");
  await page.waitForFunction(() => document.activeElement?.id === "search-field");
  await page.keyboard.type("perquisitioné");
  await marked(page).first().waitFor();
  assert.equal(await marked(page).first().textContent(), "perquisitionné");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/requests\/[0-9a-f]{32}/);
  await page.getByText("perquisitionné").first().waitFor();
  await page.goBack();
  assert.equal(await field(page).inputValue(), "perquisitioné", "who comes back finds the list again");
  await page.context().close();
});

test("nothing typed leaves the device, and fetching counts as no reading", async () => {
  const page = await enter("grace", "en");
  const unread = () => page.evaluate(async () => {
    const answer = await fetch("/api/requests?limit=200");
    const { requests } = (await answer.json()) as { requests: { unread: number }[] };
    return requests.reduce((sum, one) => sum + one.unread, 0);
  });
  const before = await unread();
  assert.ok(before > 0, "something is unread");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  await page.locator(".search progress").waitFor({ state: "detached" });
  const fetched = sent.length;
  assert.ok(sent.some((one) => one.includes("/api/bulk")));
  await page.keyboard.type("almendro");
  await marked(page).first().waitFor();
  assert.deepEqual(sent.slice(fetched), [], "typing asks nothing");
  assert.ok(!page.url().includes("almendro"));
  assert.equal(await unread(), before);
  await page.context().close();
});

test("a name is found in another script", async () => {
  const page = await inSearch("lucia", "es");
  await field(page).fill("Ясмин");
  await marked(page).first().waitFor();
  assert.equal(await marked(page).first().textContent(), "ياسمين");
  await page.context().close();
});

test("locking forgets what was opened and what was typed", async () => {
  const page = await inSearch("marc", "fr");
  await field(page).fill("almendro");
  await marked(page).first().waitFor();
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await page.locator("input[autocomplete=current-password]").fill(house.logIn("marc").passphrase);
  const fetched = page.waitForRequest((request) => request.url().endsWith("/api/bulk"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+k");
  await fetched;
  assert.equal(await field(page).inputValue(), "");
  await page.context().close();
});

const searched = (page: Page) => page.locator(".search .progress label");
const found = async (page: Page, word: string, many: number) => {
  await field(page).fill(word);
  await page.waitForFunction((wanted) => new Set([...document.querySelectorAll(".results mark")]
    .map((one) => one.closest("li"))).size === wanted, many);
};

test("a request that arrives while the others are being opened is found", async () => {
  const page = await enter("grace", "en");
  let slow = true;
  await page.route("**/api/bulk", async (route) => {
    if (slow) await new Promise((passed) => setTimeout(passed, 1500));
    await route.continue();
  });
  const asked = page.waitForRequest("**/api/bulk");
  const answered = page.waitForResponse("**/api/bulk");
  await page.keyboard.press("Control+k");
  await asked;
  await new Defender(house, "en").ask({ what: "zanzibarite", imminence: "day" });
  await answered;
  slow = false;
  await found(page, "zanzibarite", 1);
  const [, of, all] = /(\d+) of (\d+)/.exec((await searched(page).textContent())!)!;
  assert.equal(of, all);
  await page.context().close();
});

// Adopted by grace.
async function arrives(grace: Staff, what: string): Promise<RequestRecord> {
  const before = new Set((await grace.list()).map((one) => one.id));
  await new Defender(house, "en").ask({ what, imminence: "day" });
  const { id } = (await grace.list()).find((one) => !before.has(one.id))!;
  await grace.adopt(await grace.one(id));
  return grace.one(id);
}

test("what somebody may no longer read is found no more", async () => {
  const grace = await Staff.at(house, "grace");
  const { facts } = await arrives(grace, "quetzalcoatlus");
  const yusuf = house.logIn("yusuf").person;
  assert.ok(facts.team.includes(yusuf));
  const page = await inSearch("yusuf", "en");
  await found(page, "quetzalcoatlus", 1);
  await grace.send("DELETE", `/api/requests/${facts.id}/team/${yusuf}`);
  await found(page, "quetzalcoatlus", 0);
  await page.context().close();
});

test("what cannot be fetched anew is not searched, and can be later", async () => {
  const grace = await Staff.at(house, "grace");
  const { facts } = await arrives(grace, "labradorescence");
  const page = await inSearch("marc", "en");
  await found(page, "labradorescence", 1);
  await page.route("**/api/bulk", (route) => route.abort());
  await grace.write(facts.id, "note", { note: "somebody rang" });
  await page.getByRole("button", { name: "Open the rest" }).waitFor();
  await found(page, "labradorescence", 0);
  await page.unroute("**/api/bulk");
  await page.getByRole("button", { name: "Open the rest" }).click();
  await found(page, "labradorescence", 1);
  await page.context().close();
});

for (const { name, language, typed } of [
  { name: "amal", language: "ar", typed: "سيارة" },
  { name: "thiri", language: "my", typed: "သတင်းထောက်" },
  { name: "tomas", language: "es", typed: "" },
]) {
  test(`the screen holds in ${language}, wide and on a phone`, async () => {
    const page = await inSearch(name, language);
    await field(page).fill(typed);
    if (typed !== "") await marked(page).first().waitFor();
    assert.deepEqual(await findings(page), []);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await widerThanScreen(page), false, `${language} at ${width}`);
    }
    await page.context().close();
  });
}
