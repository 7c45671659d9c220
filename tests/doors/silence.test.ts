// SPDX-License-Identifier: AGPL-3.0-or-later
// If I go silent, without JavaScript: a defender agrees on a sign of life and leaves instructions; nobody gets a share before
// its time; two shares together open what was left, and the server alone never does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FetchedInstructions, SilencePlan } from "../../web/shared/api_shapes.ts";
import { fromBase64url } from "../../web/shared/sealing/bytes.ts";
import { openInstructions, openShare, readInstructions, readShare } from "../../web/shared/sealing/instructions.ts";
import { start } from "../../web/shared/sealing/sodium.ts";
import { Defender, type Page } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const secret = "sentinel: ring my sister, then the paper";
let house: House;
let grace: Staff;
let defender: Defender;
let page: Page;
let request: string;
before(async () => {
  await start();
  house = await House.open({ empty: true });
  grace = await Staff.at(house, "grace");
  defender = new Defender(house);
  const receipt = Defender.receiptOf(await defender.ask({ what: "they follow me", imminence: "day" }));
  page = await defender.comeBack(receipt);
  request = (await grace.send<{ requests: { id: string }[] }>("GET", "/api/requests?limit=1")).requests[0]!.id;
});
after(() => house.close());

const plan = () => grace.send<SilencePlan>("GET", `/api/requests/${request}/silence`);
const fields = { act: "write", rhythm: "daily", at: "09:00", weekday: "1", every: "", zone: "Asia/Yangon", grace: "60", days: "30" };

test("agreeing on a sign of life, and giving it", { timeout: 60_000 }, async () => {
  const refused = await defender.onThread(page, "plan", { ...fields, zone: "Nowhere/Else" });
  assert.equal(refused.status, 422);
  page = await defender.onThread(page, "plan", fields);
  assert.match(page.text, /09:00 Asia\/Yangon/);
  assert.ok(!/<title>[^<]*(sign of life|check|well)/i.test(page.html), "the title says nothing");
  assert.equal((await plan()).state, "running");

  page = await defender.onThread(page, "well");
  assert.equal(page.status, 200);
  page = await defender.onThread(page, "plan", { act: "pause", pause: "3" });
  assert.equal((await plan()).state, "paused");
  page = await defender.onThread(page, "plan", { act: "resume" });
  assert.equal((await plan()).state, "running");
});

test("what is left opens with two shares, and not before its time", { timeout: 60_000 }, async () => {
  const holder = /name="holder" value="([0-9a-f]{32})"/g;
  assert.ok([...page.html.matchAll(holder)].some((found) => found[1] === grace.logIn.person));
  const leaving = { act: "leave", left: secret, holder: [grace.logIn.person], papers: "1", needed: "2" };
  const unfit = await defender.onThread(page, "left", { ...leaving, papers: "0" });
  assert.equal(unfit.status, 422);
  assert.ok(unfit.text.includes(secret), "what was written is not lost");
  page = await defender.onThread(page, "left", leaving);
  const paper = /(?:[A-Z2-7]{5} ){17}[A-Z2-7]{3}/.exec(page.text)?.[0];
  assert.ok(paper, page.text);

  const fetch = () => grace.ask("POST", `/api/requests/${request}/silence/instructions`);
  assert.equal((await fetch()).status, 409, "the ladder is not at its end");
  page = await defender.onThread(page, "left", { act: "allow" });
  assert.ok(!page.text.includes(paper), "shown once");
  const fetched = await grace.send<FetchedInstructions>("POST", `/api/requests/${request}/silence/instructions`);
  const sealed = fromBase64url(fetched.sealed)!;
  const place = readInstructions(sealed)!;
  assert.equal(place.request, request);
  const mine = openShare(place, fetched.share!, fromBase64url(fetched.wrap!)!, grace.keyring.sealing);
  const printed = readShare(place, paper);
  assert.ok(mine && printed);
  assert.equal(openInstructions(place, sealed, [mine]), null);
  assert.equal(openInstructions(place, sealed, [mine, printed]), secret);
});

test("what was written is kept when the visit is over", async () => {
  const words = "sentinel: the key is with the baker";
  const over = await new Defender(house).onThread(page, "left", { act: "leave", left: words, papers: "1", needed: "2" });
  assert.ok(over.html.includes('name="receipt"'), "the receipt is asked again");
  assert.equal(over.hidden("kept.left"), words);
});

test("somebody outside the team finds nothing", async () => {
  const ingrid = await Staff.at(house, "ingrid");
  for (const [method, path] of [["GET", ""], ["POST", "/acknowledge"], ["POST", "/instructions"]] as const) {
    const answered = await ingrid.ask(method, `/api/requests/${request}/silence${path}`);
    assert.equal(answered.status, 404, path);
  }
});
