// SPDX-License-Identifier: AGPL-3.0-or-later
// One request with two matters becomes two cases, by keyboard, in French; each leads to the other, and the receipt opens the
// first alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Defender } from "../doors/support/defender.ts";
import { Staff } from "../doors/support/staff.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });

test("a second matter becomes a case of its own", { timeout: 240_000 }, async () => {
  const defender = new Defender(house, "fr");
  const receipt = Defender.receiptOf(await defender.ask({ what: "On me suit. Et mon frère est arrêté.", imminence: "day" }));
  const nadia = await enter("nadia", "fr");
  await nadia.locator("a.request").first().press("Enter");
  await nadia.locator(".adopt .button.main").press("Enter");
  const card = nadia.locator("aside section", { hasText: "Une autre affaire" });
  await card.locator("summary").press("Enter");
  await holds(nadia, "splitting a request");
  await card.getByRole("checkbox").first().press("Space");
  const first = /requests\/([0-9a-f]+)/.exec(nadia.url())![1]!;
  await card.getByRole("button", { name: "Ouvrir le second dossier" }).press("Enter");
  await nadia.getByText(`Issu du dossier ${first.slice(0, 8)}.`).first().waitFor({ timeout: 60_000 });
  await nadia.getByText("Et mon frère est arrêté.").first().waitFor();
  await holds(nadia, "the second case");
  await card.getByRole("link", { name: `Dossier ${first.slice(0, 8)}` }).press("Enter");
  await nadia.waitForURL(`**/requests/${first}*`);

  const staff = await Staff.at(house, "nadia");
  const cases = await staff.list("open");
  assert.equal(cases.length, 2);
  assert.deepEqual(cases[0]!.team, cases[1]!.team, "the same people work on both");
  const back = await defender.comeBack(receipt);
  assert.equal(back.status, 200);
  assert.doesNotMatch(back.text, /Issu du dossier/);
  await nadia.context().close();
});
