// SPDX-License-Identifier: AGPL-3.0-or-later
// What the team asks back, without JavaScript: whether it may question somebody, which the person can forbid; and, when the request
// is closed, how they are now. Both come back sealed, and saying how one is opens nothing again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { RefusalLetter } from "../../web/shared/api_shapes.ts";
import { Defender, type Page } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

const question = "Ama of the union\ndoes she work with you?";
const house = await House.open({ empty: true });
after(() => house.close());

const grace = await Staff.at(house, "grace");
const defender = new Defender(house);
let receipt: string;
let page: Page;
let request: string;

interface Said { text: string; set?: Record<string, string> }
async function lastSaid(): Promise<Record<string, string>> {
  const inward = (await grace.read(request)).filter(({ stored }) => stored.direction === "inward");
  return (inward.at(-1)!.payload as unknown as Said).set ?? {};
}

test("the person sees whom we want to ask, and forbids it", { timeout: 60_000 }, async () => {
  receipt = Defender.receiptOf(await defender.ask({ what: "they follow me", imminence: "day" }));
  request = (await grace.list())[0]!.id;
  await grace.adopt(await grace.one(request));
  await grace.write(request, "answer", { text: "May we?", language: "en", set: { referee_asked: question } });

  page = await defender.comeBack(receipt);
  assert.match(page.text, /Ama of the union/);
  const nothing = await defender.onThread(page, "referee", { referee_of: page.hidden("referee_of") });
  assert.match(nothing.text, /nothing to send yet/);
  page = await defender.onThread(page, "referee", { referee_of: page.hidden("referee_of"), referee_allowed: "no" });
  assert.equal(page.status, 200);
  assert.match(page.text, /The team knows/);
  const asked = (await grace.read(request)).find(({ stored }) => stored.kind === "answer")!;
  assert.deepEqual(await lastSaid(), { referee_of: String(asked.stored.sequence), referee_allowed: "no" });
});

test("of a closed request the person says how they are, and it stays closed", { timeout: 60_000 }, async () => {
  assert.doesNotMatch(page.text, /How are you now/);
  await grace.send("POST", `/api/requests/${request}/state`, { state: "closed", from: "open" });
  page = await defender.comeBack(receipt);
  assert.match(page.text, /How are you now/);
  const words = "sentinel: I sleep again";
  page = await defender.onThread(page, "closing", { safer: "yes", working: "partly", again: "yes", closing_words: words, made_up: "x" });
  assert.match(page.text, /Thank you/);
  assert.equal((await grace.one(request)).facts.unread, 1, "and is not lost");
  assert.deepEqual(await lastSaid(), { safer: "yes", working: "partly", again: "yes", closing_words: words });
  assert.equal((await grace.one(request)).facts.state, "closed");

  const empty = await defender.onThread(page, "closing", {});
  assert.equal(empty.status, 422);
  const long = await defender.onThread(page, "closing", { closing_words: "x".repeat(2001) });
  assert.equal(long.status, 413);
  assert.ok(long.html.includes("x".repeat(2001)), "what was written is kept");

  await defender.onThread(page, "message", { text: "it begins again" });
  assert.equal((await grace.one(request)).facts.state, "open");
});

test("whoever cannot be helped gets a decent letter in their language", async () => {
  const letter = await grace.send<RefusalLetter>("GET", "/api/refusal?language=ar");
  assert.match(letter.opening, /\p{Script=Arabic}/u);
  assert.ok(letter.referrals.length >= 5 && letter.referrals.every(({ reach }) => reach !== ""));
});
