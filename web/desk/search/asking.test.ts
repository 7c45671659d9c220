// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import type { Facts } from "../../shared/api_shapes.ts";
import { anything, answered } from "./asking.ts";
import { SearchIndex } from "./search_index.ts";

const index = new SearchIndex();
const facts = new Map<string, Facts>();
const arrives = (id: string, text: string, more: Partial<Facts>) => {
  index.put({ id, newest: 0, names: [], texts: [text] });
  facts.set(id, { id, state: "open", language: "fr", imminence: "now", kind: "request", ...more } as Facts);
};
arrives("a", "menacée hier", { arrived_hour: 1 });
arrives("b", "menacé par la police", { arrived_hour: 2, language: "ar" });
arrives("c", "rien", { arrived_hour: 3, state: "closed" });
const ids = (typed: string, choice: Partial<typeof anything> = {}) =>
  answered(index, facts, typed, { ...anything, ...choice })
    .map((one) => one.facts.id)
    .join("");

test("text and facts are asked together", () => {
  assert.equal(ids("menacé"), "ba");
  assert.equal(ids("menacé", { language: "fr" }), "a");
  assert.equal(ids("menacé", { state: "closed" }), "");
});

test("facts alone show the newest first, nothing shows nothing", () => {
  assert.equal(ids("", { kind: "request" }), "cba");
  assert.equal(ids(" "), "");
});

test("what may no longer be read is not shown", () => {
  facts.delete("b");
  assert.equal(ids("menacé"), "a");
});
