// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Heard } from "../../shared/api_shapes.ts";
import { byPerson, silent, unanswered } from "./hearing.ts";

const one = (person: string, channel: Heard["channel"], hearing: Heard["hearing"]): Heard => ({
  person,
  channel,
  hearing,
  tested: 1,
  undelivered: false,
});
const all = [
  one("a", "mail", "waiting"),
  one("a", "push", "silent"),
  one("a", "command", "heard"),
  one("b", "mail", "silent"),
  one("b", "push", "untested"),
];

test("a test waits for its own person's answer, also when it comes late", () => {
  assert.deepEqual(unanswered(all, "a"), ["mail", "push"]);
  assert.deepEqual(unanswered(all, "b"), ["mail"]);
  assert.deepEqual(unanswered(all, "c"), []);
});

test("whoever is silent is named, and everybody's channels stand together", () => {
  assert.deepEqual(silent(all).map((found) => [found.person, found.channel]), [["a", "push"], ["b", "mail"]]);
  assert.deepEqual(byPerson(all).map(([person, channels]) => [person, channels.length]), [["a", 3], ["b", 2]]);
});
