// SPDX-License-Identifier: AGPL-3.0-or-later
// What a defender sees: in every language, with and without JavaScript, on a narrow phone. And the whole story in a
// browser with JavaScript, in French and Arabic: sealed before it leaves.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { until } from "../doors/support/crowd.ts";
import { Staff } from "../doors/support/staff.ts";
import { findings, houseWithBrowser, showAsWithoutScript, visit, widerThanScreen } from "./support.ts";

const languages = ["en", "fr", "es", "ar", "my"];
const narrow = { width: 320, height: 700 };
const { house, browser } = await houseWithBrowser({ empty: true });
const staff = await Staff.at(house, "grace");

for (const language of languages) {
  for (const javaScriptEnabled of [true, false]) {
    test(`pages in ${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}, have no finding and fit 320 px`, async () => {
      const paths = [`${house.intake}/`, `${house.intake}/ask`, `${house.intake}/guide`, `${house.intake}/nowhere`, `${house.back}/`,
        `${house.intake}/ask?for=complaint`, `${house.back}/replace`];
      const page = await visit(browser, "about:blank", { viewport: narrow });
      if (!javaScriptEnabled) await showAsWithoutScript(page);
      for (const path of paths) {
        await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await findings(page), [], path);
        assert.equal(await widerThanScreen(page), false, `${path} is wider than the screen`);
        assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      }
      await page.context().close();
    });
  }
}

test("the first page without JavaScript is under 30 kB and three requests", async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  let requests = 0;
  let received = 0;
  page.on("response", async (response) => {
    requests += 1;
    received += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  for (const language of languages) {
    requests = received = 0;
    await page.goto(`${house.intake}/?lang=${language}`);
    await page.waitForLoadState("networkidle");
    assert.ok(requests <= 3, `${requests} requests`);
    assert.ok(received <= 30_000, `${received} bytes in ${language}`);
  }
  await page.context().close();
});

async function receiptDigits(page: Page): Promise<string> {
  await page.locator("main details summary").first().click();
  const text = (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  return /(?:\d{3} ){11}\d{3}/.exec(text)?.[0] ?? assert.fail(text);
}

for (const language of ["fr", "ar"]) {
  describe(`a defender in a browser, in ${language}`, () => {
    let page: Page;
    let receipt = "";
    let request = "";
    const bodies: string[] = [];
    const sentinel = `sentinel-${randomBytes(8).toString("hex")}`;
    before(async () => {
      page = await visit(browser, `${house.intake}/ask?lang=${language}`, { viewport: { width: 360, height: 800 } });
      page.on("request", (sent) => bodies.push(sent.url(), sent.postDataBuffer()?.toString("latin1") ?? ""));
    });
    after(() => page.context().close());

    test("asks, and nothing readable leaves the device", async () => {
      const known = new Set((await staff.list()).map((one) => one.id));
      await page.locator("[name=what]").fill(`${sentinel} what`);
      await page.locator("[name=reach]").fill(`${sentinel} reach`);
      await page.locator("input[type=radio][name=imminence][value=day], select[name=imminence]").first().click();
      await page.locator("input[type=file]").first().setInputFiles([
        { name: `${sentinel}.txt`, mimeType: "text/plain", buffer: Buffer.from(`${sentinel} file`) },
        { name: "large.bin", mimeType: "application/octet-stream", buffer: randomBytes(30 * 1024 * 1024) }]);
      await page.locator("form[data-havre=ask] button").first().click();
      await page.locator("form[data-havre=receipt]").waitFor({ timeout: 120_000 });
      assert.deepEqual(await findings(page), []);
      receipt = await receiptDigits(page);
      await page.locator("form[data-havre=receipt] textarea").fill(receipt);
      await page.locator("form[data-havre=receipt] button").first().click();
      await page.locator("form[data-havre=receipt]").waitFor({ state: "detached", timeout: 30_000 });
      request = (await staff.list()).find((one) => !known.has(one.id))?.id ?? "";
      assert.ok(request);
      assert.equal(bodies.some((body) => body.includes(sentinel)), false);
    });

    test("reads the answer, adds to it and withdraws", async () => {
      const read = await staff.read(request);
      assert.equal((read[0]?.payload.answers as Record<string, string>).what, `${sentinel} what`);
      await staff.write(request, "answer", { text: `réponse ${sentinel}`, language });
      await page.goto(`${house.back}/?lang=${language}`);
      await page.locator("textarea[name=receipt]").fill(receipt);
      await page.locator("form[data-havre] button").first().click();
      await page.getByText(`réponse ${sentinel}`).waitFor({ timeout: 60_000 });
      assert.deepEqual(await findings(page), []);
      await page.locator("form[data-havre=message] textarea[name=text]").fill(`${sentinel} added`);
      await page.locator("form[data-havre=message] button").first().click();
      await until("the message comes", 30, async () =>
        (await staff.read(request)).some((one) => one.payload.text === `${sentinel} added`));
      await page.locator("[data-part=withdraw] summary").click();
      await page.locator("[data-part=withdraw] input[name=sure]").check();
      await page.locator("[data-part=withdraw] button").click();
      await until("it is withdrawn", 30, async () => (await staff.one(request)).facts.state === "withdrawn");
      assert.equal(bodies.some((body) => body.includes(sentinel)), false);
    });
  });
}
