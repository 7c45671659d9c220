// SPDX-License-Identifier: AGPL-3.0-or-later
// One event, many requests, as staff see it: somebody opens a cell in English and by keyboard, gathers requests, writes guidance
// once and sends it to each, calls the roll, and cannot end while a request is left behind; a colleague in Arabic reads the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, houseWithBrowser } from "./support.ts";

const { enter } = await houseWithBrowser();

test("a crisis cell is opened, gathers requests, guides them and ends", { timeout: 300_000 }, async () => {
  const grace = await enter("grace", "en");
  await grace.locator("nav a[href='/cells']").press("Enter");
  await grace.getByText("You stand in no crisis cell.").waitFor();
  await holds(grace, "no cells");
  await grace.getByRole("button", { name: "Open a crisis cell" }).press("Enter");
  await grace.getByLabel("What is it about?", { exact: true }).fill("Raids in the north");
  await grace.getByRole("button", { name: "Save: What is it about?" }).press("Enter");
  await grace.getByRole("heading", { name: "Raids in the north" }).waitFor();

  await grace.locator("summary", { hasText: "Attach requests" }).press("Enter");
  const form = grace.locator("details", { hasText: "Attach requests" });
  const boxes = form.getByRole("checkbox");
  await boxes.first().waitFor();
  const all = await boxes.count();
  for (let index = 0; index < all; ++index) await boxes.nth(index).press("Space");
  await form.getByRole("button", { name: "Attach", exact: true }).press("Enter");
  const rows = grace.locator(".table-room tbody tr");
  await rows.nth(all - 1).waitFor();
  assert.equal(await rows.count(), all);

  await grace.getByRole("checkbox", { name: "Choose all" }).press("Space");
  await grace.getByLabel("Fact", { exact: true }).selectOption({ label: "What is at stake" });
  await grace.getByLabel("What is at stake", { exact: true }).selectOption({ label: "Life" });
  await grace.getByRole("button", { name: "Set it for those chosen" }).press("Enter");
  await grace.getByText(/^Done: \d+ of \d+\.$/).waitFor({ state: "attached", timeout: 60_000 });
  const byLevel = grace.locator("section", { hasText: "Requests by priority" }).last();
  await byLevel.getByRole("row", { name: "Urgent" }).waitFor();
  await grace.getByRole("checkbox", { name: "Choose all" }).press("Space");

  await grace.getByLabel("New guidance").fill("Sleep elsewhere tonight.");
  await grace.getByRole("button", { name: "Keep the guidance" }).press("Enter");
  await grace.getByText(`Sent to 0 of ${all} requests.`).waitFor();
  await grace.getByRole("button", { name: "Send it to the others" }).press("Enter");
  await grace.getByText(/^Sent to [1-9]\d* of \d+ requests\./).waitFor({ timeout: 60_000 });
  const sent = await grace.getByText(/^Sent to \d+ of \d+ requests\./).textContent();
  const [done = 0] = (sent?.match(/\d+/g) ?? []).map(Number);
  assert.ok(done > 0, `somebody was reached: ${sent}`);

  await grace.getByRole("button", { name: "Call the roll from now on" }).press("Enter");
  await grace.getByText(/^Since .*, not heard of: \d+\.$/).waitFor();
  await grace.getByRole("checkbox", { name: "Choose all" }).press("Space");
  await grace.getByRole("button", { name: "They were heard of" }).press("Enter");
  await grace.getByText(/not heard of: 0\.$/).waitFor({ timeout: 60_000 });
  await grace.getByLabel("New entry").fill("Everybody has answered.");
  await grace.getByRole("button", { name: "Write it down" }).press("Enter");
  await grace.locator("div", { hasText: "Everybody has answered." }).last().waitFor();
  await holds(grace, "a crisis cell");

  // An answered request without a clock would be forgotten.
  await grace.getByRole("button", { name: "Begin to hand over" }).press("Enter");
  await grace.getByText(/^Open requests with nobody or no clock/).waitFor();
  await grace.getByRole("button", { name: "All is handed over: to the debrief" }).press("Enter");
  await grace.getByText("An open request has nobody who answers it, or no clock.").waitFor();
  await holds(grace, "a cell that hands over");

  await grace.getByRole("button", { name: "Add people" }).press("Enter");
  const dialog = grace.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /Amal Haddad/ }).press("Space");
  await dialog.getByRole("button", { name: "Give them the keys" }).press("Enter");
  await dialog.waitFor({ state: "detached" });

  const amal = await enter("amal", "ar");
  await amal.locator("nav a[href='/cells']").press("Enter");
  await amal.locator("main a[href^='/cells/']").press("Enter");
  await amal.getByRole("heading", { name: "Raids in the north" }).waitFor();
  await amal.getByText("Sleep elsewhere tonight.").waitFor();
  await holds(amal, "a crisis cell in Arabic");
  await grace.context().close();
  await amal.context().close();
});
