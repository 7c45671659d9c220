// SPDX-License-Identifier: AGPL-3.0-or-later
// What is unknown, dead, mistyped or forbidden looks the same, byte for byte. With HAVRE_PAIRS=10000 also in time: medians of
// interleaved pairs within two in a hundred.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, freshToken } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";
import { Receipt } from "../../web/shared/sealing/receipt.ts";

const pairs = Number(process.env.HAVRE_PAIRS ?? 0);
const house = await House.open({ empty: true });
after(() => house.close());
let dead = "";
let mistyped = "";

const digits = (receipt: Receipt) => receipt.numbers.map((number) => String(number).padStart(3, "0")).join(" ");
const unknown = () => digits(Receipt.fresh());

before(async () => {
  await Staff.at(house, "grace"); // starts the sealing that makes receipts
  // A form sent twice: the receipt shown first dies.
  const token = freshToken();
  dead = (await ask(house, "sent twice", { token })).receipt;
  await ask(house, "sent twice", { token });
  const wrong = Receipt.fresh().numbers;
  wrong[11] = (wrong[11] ?? 0) ^ 1;
  mistyped = digits(Receipt.from(wrong));
});

interface Answer { status: number; headers: [string, string][]; body: string }

async function answerOf(response: Response, sent: string): Promise<Answer> {
  const headers = [...response.headers].filter(([name]) => name !== "date");
  // The form comes back as it was filled in.
  return { status: response.status, headers, body: (await response.text()).replaceAll(sent, "…") };
}

async function typed(receipt: string): Promise<Answer> {
  const body = new URLSearchParams({ receipt, lang: "en" });
  return answerOf(await fetch(`${house.back}/`, { method: "POST", body }), receipt);
}

async function asScript(receipt: string): Promise<Answer> {
  const numbers = receipt.split(" ").map(Number);
  const organisation = JSON.parse(await (await fetch(`${house.desk}/api/login/start`, { method: "POST",
    headers: { "X-Havre": "1", "Content-Type": "application/json" }, body: '{"name":"x"}' })).text()).organisation;
  const finder = Buffer.from(Receipt.from(numbers).finder(organisation)).toString("base64url");
  const response = await fetch(`${house.back}/api/thread`, { method: "POST",
    headers: { "Content-Type": "application/json" }, body: JSON.stringify({ finder }) });
  return answerOf(response, finder);
}

test("an unknown receipt, a dead one and a mistyped one look the same", async () => {
  for (const look of [typed, asScript]) {
    const answer = await look(unknown());
    assert.ok(answer.status >= 400 || /receipt/i.test(answer.body), "it is refused");
    assert.deepEqual(await look(dead), answer);
    assert.deepEqual(await look(mistyped), answer);
  }
});

const none = "f".repeat(32);
const seenByOne: [string, string, object?][] = [
  ["GET", "/api/requests/{id}"], ["GET", "/api/requests/{id}/envelopes"], ["POST", "/api/requests/{id}/sentence", {}],
  ["POST", "/api/requests/{id}/state", { state: "closed", from: "new" }], ["DELETE", `/api/requests/{id}/team/${none}`],
];

test("a request that is not there and one of others look the same", async () => {
  await ask(house, "for handlers alone");
  const grace = await Staff.at(house, "grace");
  const id = (await grace.list())[0]?.id ?? "";
  const stranger = await Staff.at(house, "ingrid"); // answers complaints, sees no requests
  for (const [method, path, body] of seenByOne) {
    const asked = (which: string) => stranger.ask(method, path.replace("{id}", which), body).then((it) => answerOf(it, which));
    const missing = await asked(randomBytes(16).toString("hex"));
    assert.equal(missing.status, 404, `${method} ${path}`);
    assert.deepEqual(await asked(id), missing, `${method} ${path}`);
  }
});

const median = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;

// The order of the two within a pair is drawn, so that what one leaves warm does not always serve the other.
// What is asked for is made up before: it is not part of what is measured, and leaves the caches alone.
async function apart(ask: (what: string) => Promise<unknown>, one: () => string, other: () => string): Promise<number> {
  const times: [number[], number[]] = [[], []];
  const asked = [one, other].map((make) => Array.from({ length: pairs }, make)) as [string[], string[]];
  const measure = async (which: 0 | 1, at: number) => {
    const what = asked[which][at] ?? "";
    const begun = performance.now();
    await ask(what);
    times[which].push(performance.now() - begun);
  };
  for (let i = 0; i < pairs; ++i) {
    const first = Math.random() < 0.5 ? 0 : 1;
    await measure(first, i);
    await measure(first === 0 ? 1 : 0, i);
  }
  const [a, b] = times.map(median) as [number, number];
  console.log(`    medians ${a.toFixed(3)} and ${b.toFixed(3)} ms`);
  return Math.abs(a - b) / Math.min(a, b);
}

test("nor do they differ in time", { skip: pairs === 0 && "HAVRE_PAIRS=10000", timeout: 3_600_000 }, async () => {
  assert.ok(await apart(typed, unknown, () => dead) <= 0.02, "dead");
  assert.ok(await apart(typed, unknown, () => mistyped) <= 0.02, "mistyped");
  const grace = await Staff.at(house, "grace");
  const id = (await grace.list())[0]?.id ?? "";
  const stranger = await Staff.at(house, "samir");
  const look = (which: string) => stranger.ask("GET", `/api/requests/${which}`).then((it) => it.text());
  assert.ok(await apart(look, () => randomBytes(16).toString("hex"), () => id) <= 0.02, "forbidden");
});
