// SPDX-License-Identifier: AGPL-3.0-or-later
// A case with everything a case can hold is destroyed by its defender: nothing sealed of it and no key to it stands in the database
// any more, nor in its free pages or its write-ahead log; only a stone that says that something was destroyed.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import type { FetchedInstructions } from "../../web/shared/api_shapes.ts";
import { pause } from "./support/crowd.ts";
import { Defender, type Page } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { inFiles } from "./support/search.ts";
import { attach, bytes, Staff } from "./support/staff.ts";

const within = 10_000;
const house = await House.open({ empty: true });
after(() => house.close());

const grace = await Staff.at(house, "grace");
const defender = new Defender(house);
let page: Page;
let request: string;
// Pieces of everything sealed and of every wrapped key, as they stand on the disk; several, as a page may end within one.
const needles = new Map<string, Buffer[]>();
const remember = (what: string, written: Uint8Array | string) => {
  const raw = Buffer.from(typeof written === "string" ? bytes(written) : written);
  needles.set(what, [1, 2, 3].map((quarter) => Math.floor((raw.length * quarter) / 4) - 12).map((at) => raw.subarray(at, at + 24)));
};
const onDisk = () => [...needles].filter(([, pieces]) => inFiles(house.folder, pieces).length > 0).map(([what]) => what);

test("a case holds everything a case can", { timeout: 120_000 }, async () => {
  const receipt = Defender.receiptOf(await defender.ask({ what: "they follow me", imminence: "day" },
    [{ name: "a.bin", bytes: randomBytes(20_000), type: "application/pdf" }]));
  request = (await grace.list())[0]!.id;
  await grace.adopt(await grace.one(request));
  const file = await attach(grace, request, { name: "b.bin", bytes: new Uint8Array(randomBytes(9_000)) });
  await grace.write(request, "note", { text: "a note", files: [file] }, [file.id]);
  await grace.write(request, "answer", { text: "an answer", language: "en" });
  await grace.send("POST", `/api/requests/${request}/facts`, { set: [{ class: "incident", codes: ["arrest"] }] });
  page = await defender.comeBack(receipt);
  page = await defender.onThread(page, "message", { text: "a message" });
  page = await defender.onThread(page, "contact", { reach: "by night", code_word: "almond" });
  page = await defender.onThread(page, "plan", { act: "write", rhythm: "daily", at: "09:00", weekday: "1", every: "",
    zone: "Asia/Yangon", grace: "60", days: "30" });
  page = await defender.onThread(page, "left", { act: "leave", left: "ring my sister", holder: [grace.logIn.person], papers: "1", needed: "2" });
  page = await defender.onThread(page, "left", { act: "allow" });

  const record = await grace.one(request);
  record.wraps.forEach(({ wrap }) => remember("request key", wrap));
  record.readers.forEach(({ reader_key: key }) => remember("reader key", key));
  const envelopes = await grace.envelopes(request);
  assert.deepEqual(new Set(envelopes.map(({ kind }) => kind)), new Set(["request", "message", "answer", "note"]));
  for (const { kind, sealed, wraps } of envelopes) {
    remember(kind, sealed);
    for (const wrap of wraps) remember(`key of ${kind}`, wrap);
  }
  const chunk = await grace.ask("GET", `/api/files/${file.id}/0?request=${request}`);
  remember("file", new Uint8Array(await chunk.arrayBuffer()));
  const left = await grace.send<FetchedInstructions>("POST", `/api/requests/${request}/silence/instructions`);
  remember("instructions", left.sealed);
  remember("share", left.wrap!);
  assert.deepEqual(onDisk(), [...needles.keys()], "the search finds what is there");
});

test("once destroyed, nothing of it is on the disk", { timeout: 60_000 }, async () => {
  const gone = await defender.onThread(page, "destroy", { sure: "yes" });
  assert.equal(gone.status, 200);
  for (const end = Date.now() + within; onDisk().length > 0 && Date.now() < end; ) await pause(200);
  assert.deepEqual(onDisk(), []);
  assert.equal((await grace.one(request)).facts.state, "destroyed");
  assert.deepEqual(await grace.envelopes(request), []);
  assert.ok(inFiles(house.folder, [Buffer.from(request)]).length > 0, "its stone stands");
});
