// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import type { Payload } from "../requests/payload.ts";
import { searchable } from "./searchable.ts";

const payload = (part: Partial<Payload>): Payload => ({
  answers: null,
  text: "",
  language: null,
  files: [],
  receipt: null,
  path: null,
  consentRead: false,
  changed: {},
  record: null,
  sheet: null,
  ...part,
});

test("names, free answers, messages and names of files are searched; words of lists are not", () => {
  const made = searchable("a", "request", [
    { hour: 5, payload: payload({ answers: { name: "Leila", what: "arrested", imminence: "now", threats: ["violence"] } }) },
    { hour: 9, payload: payload({ text: "a note", changed: { name: "Layla" } }) },
    { hour: 8, payload: payload({ sheet: { of: "plan", id: "1", device: "d", saw: -1, set: { aim: "stay away", gone: null } } }) },
    { hour: 7, payload: payload({ files: [{ id: "f", key: "", name: "summons.pdf", type: "", size: 1 }] }) },
  ]);
  assert.deepEqual(made, {
    id: "a",
    newest: 9,
    names: ["Leila", "Layla"],
    texts: ["arrested", "a note", "stay away", "summons.pdf"],
  });
});

test("what this device cannot open leaves nothing to search", () => {
  assert.deepEqual(searchable("a", "complaint", [{ hour: 3, payload: null }]), { id: "a", newest: 3, names: [], texts: [] });
});
