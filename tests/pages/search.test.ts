// SPDX-License-Identifier: AGPL-3.0-or-later
// Searching in the browser: what is sealed is found in any script and with slips, the server learns nothing of what was
// typed, and locking forgets.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { findings, houseWithBrowser, logIn, widerThanScreen } from "./support.ts";

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
