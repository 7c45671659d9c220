// SPDX-License-Identifier: AGPL-3.0-or-later
// Ordinary notices leave at fixed hours and say nothing: whoever watches the mail of somebody with no new request, with one and
// with fifty sees the same number of the same length at the same time.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { ask, until } from "./support/crowd.ts";
import { House, type Mail } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

// All three write English, so that only the count could make a difference.
const watched = [{ name: "olga", count: 0 }, { name: "ingrid", count: 1 }, { name: "grace", count: 50 }];
const everyMinutes = 2;
const shuffles = 20_000;

const house = await House.build({ empty: true });
after(() => house.close());

// Every second minute of a day: whoever starts now has those of the last hour to carry, at once.
function slots(): string {
  const written = (part: number) => String(Math.floor(part)).padStart(2, "0");
  const minutes = Array.from({ length: 1440 / everyMinutes }, (_, at) => at * everyMinutes);
  return JSON.stringify(minutes.map((minute) => `${written(minute / 60)}:${written(minute % 60)}`));
}

const fresh = async (name: string) => (await (await Staff.at(house, name)).list("new")).length;
const toName = (mail: Mail, name: string) => mail.to.includes(`${name}@demo.example`);
const isSlot = (mail: Mail) => mail.text.includes("Subject: =?UTF-8?B?SGF2cmU=?=");

const tellAt = (hours: string) => {
  const config = readFileSync(house.config, "utf8").replace(/^slots = .*\n/m, "");
  writeFileSync(house.config, config.replace("[mail]\n", `[mail]\nslots = ${hours}\n`));
};

test("somebody has nothing new, somebody one request, somebody fifty", { timeout: 120_000 }, async () => {
  tellAt("[]"); // the hour of an ordinary notice, if this is one, would be told once and missing below
  await house.up();
  for (let at = 0; at < 50; ++at) await ask(house, "for handlers", { imminence: "week" });
  await ask(house, "for complaints", { kind: "complaint", imminence: "week" });
  for (const { name, count } of watched) assert.equal(await fresh(name), count, name);
  await house.down();
});

test("each is told as often, as long and as soon", { timeout: 120_000 }, async () => {
  tellAt(slots());
  const begun = house.mails.length;
  await house.up();
  const wanted = 60 / everyMinutes;
  const slotsTo = (name: string) => house.mails.slice(begun).filter((mail) => isSlot(mail) && toName(mail, name));
  await until("all are told", 100, () => watched.every(({ name }) => slotsTo(name).length >= wanted));

  const lengths = new Set<number>();
  for (const { name } of watched) {
    const told = slotsTo(name);
    assert.ok(told.length - wanted <= 1, `${name}: one more may have fallen due meanwhile`);
    for (const { text } of told) lengths.add(text.replaceAll(`${name}@demo.example`, "").length);
  }
  assert.equal(lengths.size, 1, [...lengths].join(" "));

  // How long each took to be carried after the one before it, whoever that went to.
  const carried = house.mails.slice(begun);
  const took = new Map(watched.map(({ name }) => [name, [] as number[]]));
  for (const [at, mail] of carried.entries())
    for (const { name } of watched)
      if (at > 0 && isSlot(mail) && toName(mail, name)) took.get(name)!.push(mail.at - carried[at - 1]!.at);
  const [nothing, one, fifty] = watched.map(({ name }) => took.get(name)!);
  for (const [left, right] of [[nothing, one], [nothing, fifty], [one, fifty]])
    assert.ok(chanceOfSuchRanks(left!, right!) > 1e-4, `${left} and ${right}`);
});

test("the statistic tells times apart that differ", () => {
  const some = Array.from({ length: 30 }, (_, at) => at % 7);
  assert.ok(chanceOfSuchRanks(some, some.map((each) => each + 0.1)) > 1e-4);
  assert.ok(chanceOfSuchRanks(some, some.map((each) => each + 5)) < 1e-4);
});

// How likely a difference of mean ranks as large is when both come from one distribution: of 20,000 shuffles.
function chanceOfSuchRanks(left: number[], right: number[]): number {
  const all = [...left, ...right];
  const sorted = all.toSorted((a, b) => a - b);
  const ranks = all.map((each) => (sorted.indexOf(each) + sorted.lastIndexOf(each)) / 2);
  const difference = () => {
    const sum = (part: number[]) => part.reduce((total, rank) => total + rank, 0) / part.length;
    return Math.abs(sum(ranks.slice(0, left.length)) - sum(ranks.slice(left.length)));
  };
  const seen = difference();
  let asLarge = 0;
  for (let shuffle = 0; shuffle < shuffles; ++shuffle) {
    for (let at = ranks.length - 1; at > 0; --at) {
      const other = randomInt(at + 1);
      [ranks[at], ranks[other]] = [ranks[other]!, ranks[at]!];
    }
    if (difference() >= seen - 1e-9) ++asLarge;
  }
  return (asLarge + 1) / (shuffles + 1);
}
