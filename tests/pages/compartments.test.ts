// SPDX-License-Identifier: AGPL-3.0-or-later
// Where somebody hides is kept apart within their case: a colleague of the same team sees nothing of it, is let in, reads it in
// Arabic, finds it, and loses it with the case.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Defender } from "../doors/support/defender.ts";
import { until } from "../doors/support/crowd.ts";
import { Staff } from "../doors/support/staff.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });

test("where somebody hides is for some of the team only", { timeout: 300_000 }, async () => {
  await new Defender(house, "en").ask({ what: "They look for me.", imminence: "now" });
  const grace = await enter("grace", "en");
  await grace.locator("a.request").first().press("Enter");
  await grace.locator(".adopt .button.main").press("Enter");
  await grace.locator(".case-tabs").waitFor();
  const request = /requests\/([0-9a-f]+)/.exec(grace.url())![1]!;

  await grace.getByRole("button", { name: "Keep apart: Location" }).press("Enter");
  await grace.getByLabel("Where they stay now").fill("The house behind the mill");
  await grace.locator("form.sheet button[type=submit]").press("Enter");
  await grace.locator("form.sheet button[type=submit]:disabled").waitFor();
  await grace.getByLabel("Note for the team").fill("Ring twice.");
  await grace.getByRole("button", { name: "Keep the note" }).press("Enter");
  await grace.locator("div", { hasText: "Ring twice." }).last().waitFor();
  await holds(grace, "a compartment");
  const address = new URL(grace.url()).pathname;

  const amal = await enter("amal", "ar");
  await amal.locator("a[href='/requests?state=open']").first().press("Enter");
  await amal.locator(`a[href^='/requests/${request}']`).first().press("Enter");
  await amal.locator(".case-tabs").waitFor();
  const card = amal.locator("aside section", { hasText: "معزول" });
  await card.getByRole("button").first().waitFor();
  assert.equal(await card.getByRole("link").count(), 0, "nothing shows that there is something");
  await holds(amal, "a case in Arabic, with nothing kept apart for her");
  const other = await Staff.at(house, "amal");
  assert.equal((await other.ask("GET", `/api${address}`)).status, 404);

  await grace.getByRole("button", { name: "Add people" }).press("Enter");
  const dialog = grace.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /Amal Haddad/ }).press("Space");
  assert.equal(await dialog.getByRole("checkbox", { name: /Ingrid/ }).count(), 0, "only the team of the case");
  await dialog.getByRole("button", { name: "Give them the keys" }).press("Enter");
  await dialog.waitFor({ state: "detached" });

  await card.getByRole("link").press("Enter");
  await amal.locator("form.sheet textarea").first().waitFor();
  assert.equal(await amal.locator("form.sheet textarea").first().inputValue(), "The house behind the mill");
  await holds(amal, "a compartment in Arabic");
  await amal.locator("nav a[href='/search']").press("Enter");
  await amal.getByRole("searchbox").fill("mill");
  await amal.locator(`a.request[href='${address}'] mark`).waitFor({ timeout: 60_000 });

  await grace.getByRole("link", { name: "Back to the request" }).press("Enter");
  await grace.locator(".case-tabs").waitFor();
  await grace.getByRole("button", { name: "Remove Amal Haddad" }).press("Enter");
  await grace.getByRole("dialog").getByRole("button", { name: "Remove" }).press("Enter");
  await until("the compartment is gone with the case", 30, async () =>
    (await other.ask("GET", `/api${address}`)).status === 404);
  await amal.locator(`a.request[href='${address}']`).waitFor({ state: "detached", timeout: 60_000 });
  await grace.getByRole("button", { name: /^Remove Grace/ }).first().press("Enter");
  await grace.getByRole("dialog").getByText(/is open to you alone/).waitFor();
  await holds(grace, "leaving alone what is kept apart");
  await grace.context().close();
  await amal.context().close();
});
