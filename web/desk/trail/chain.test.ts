// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { chainFits } from "./chain.ts";

const page = (...numbers: number[]) => numbers.map((sequence) => ({ sequence }));

test("a page of the trail has no gaps, no doubles and one order", () => {
  assert.ok(chainFits(page()));
  assert.ok(chainFits(page(9, 8, 7)));
  assert.ok(!chainFits(page(9, 7)));
  assert.ok(!chainFits(page(9, 9, 8)));
  assert.ok(!chainFits(page(7, 8, 9)));
});
