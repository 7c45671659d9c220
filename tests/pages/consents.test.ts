// SPDX-License-Identifier: AGPL-3.0-or-later
// Nothing is shared without a consent that stands. What the person unticks under the receipt, without JavaScript, is withdrawn at
// once, and the case names whom to tell; in English by keyboard, and read in Arabic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Defender } from "../doors/support/defender.ts";
import { holds, houseWithBrowser } from "./support.ts";

const { house, enter } = await houseWithBrowser({ empty: true });

test("a withdrawal names every place already shared", { timeout: 240_000 }, async () => {
  const defender = new Defender(house, "en");
  const receipt = Defender.receiptOf(await defender.ask({ what: "I need a place.", imminence: "week", consent: "share" }));
  const grace = await enter("grace", "en");
  await grace.locator("a.request").first().press("Enter");
  await grace.locator(".adopt .button.main").press("Enter");
  await grace.locator(".case-tabs a[href*='tab=consents']").press("Enter");
  await grace.getByText("Nothing may be shared: no consent stands.").waitFor();

  await grace.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await grace.getByLabel("For what").selectOption({ label: "To find a shelter or a place to go" });
  await grace.getByLabel("Who learns it").fill("Shelter North");
  await grace.getByLabel("Answer", { exact: true }).selectOption({ label: "Agreed" });
  await grace.locator("form.sheet button[type=submit]").press("Enter");
  await grace.getByLabel("What is shared").fill("First name, two children");
  await grace.getByRole("button", { name: "Write down that it was shared" }).press("Enter");
  await grace.getByText("First name, two children").waitFor();
  await holds(grace, "what was shared");

  const changed = await defender.onThread(await defender.comeBack(receipt), "consent", { consent: "keep" });
  assert.equal(changed.status, 200);
  await grace.getByText("Consent was withdrawn: 1 place still has to be told.").waitFor();
  await grace.getByText("Nothing may be shared: no consent stands.").waitFor();
  await holds(grace, "a withdrawal");

  const amal = await enter("amal", "ar");
  await amal.locator("a[href='/requests?state=open']").first().press("Enter");
  await amal.locator("a.request").first().press("Enter");
  await amal.getByText("سُحبت موافقة: بقيت جهة واحدة لم تُبلَّغ.").waitFor();
  await amal.getByRole("link", { name: "عرضها" }).press("Enter");
  await amal.getByRole("button", { name: "أُبلغوا" }).press("Enter");
  await amal.getByText("أُبلغ بالسحب").waitFor();
  await holds(amal, "told of a withdrawal, in Arabic");
  await grace.getByText("told of the withdrawal").waitFor();
  await grace.context().close();
  await amal.context().close();
});
