// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOver } from "./handing_over.ts";

test("a shift is over when others are on duty and oneself is not, also not as a back-up", () => {
  assert.equal(isOver({ on_duty: ["a"], backup: [] }, "b"), true);
  assert.equal(isOver({ on_duty: ["a"], backup: ["b"] }, "b"), false);
  assert.equal(isOver({ on_duty: ["b"], backup: [] }, "b"), false);
  assert.equal(isOver({ on_duty: [], backup: [] }, "b"), false, "without a rota");
});
