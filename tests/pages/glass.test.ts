// SPDX-License-Identifier: AGPL-3.0-or-later
// Break-glass at the desk: the borrower is asked to say why, the team keeps them; neither with a finding.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ask } from "../doors/support/crowd.ts";
import { Staff } from "../doors/support/staff.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });

test("the borrower says why, and the team keeps them", { timeout: 240_000 }, async () => {
  await ask(house, "they are at the door");
  const officer = await Staff.at(house, "grace");
  const [request] = await officer.list();
  assert.ok(request);
  await officer.adopt(await officer.one(request.id), [officer.logIn.person]);
  const shares = [1, 2].flatMap((one) => ["--share", join(house.folder, `share-${one}.txt`)]);
  house.run("break-glass", "--config", house.config, "--request", request.id, "--to", "amal", "--reason", "unreachable", ...shares);

  const page = await enter("amal", "ar");
  await page.locator("a", { hasText: request.id.slice(0, 8) }).click();
  const card = page.getByRole("region", { name: "فتح طارئ" });
  await card.waitFor({ timeout: 60_000 });
  await holds(page, "on loan");
  await card.locator("textarea").fill("لم يجب أحد");
  await card.getByRole("button", { name: "إبلاغ الفريق" }).click();
  await card.getByText("يستطيع الفريق قراءته").waitFor();
  await page.context().close();

  const team = await enter("grace", "en");
  await team.goto(`${house.desk}/requests/${request.id}`);
  await team.locator("input[autocomplete=current-password]").fill(house.logIn("grace").passphrase);
  await team.keyboard.press("Enter");
  const lent = team.getByRole("region", { name: "Break-glass" });
  await lent.waitFor({ timeout: 60_000 });
  await holds(team, "lent");
  await lent.getByRole("button", { name: /Keep .* in the team/ }).focus();
  await team.keyboard.press("Enter");
  await lent.waitFor({ state: "detached" });
  await team.context().close();
});
