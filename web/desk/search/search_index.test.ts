// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { SearchIndex, type Searchable } from "./search_index.ts";
import { snippet } from "./snippet.ts";

function filled(...requests: (Partial<Searchable> & { id: string })[]): SearchIndex {
  const index = new SearchIndex();
  for (const request of requests) index.put({ newest: 0, names: [], texts: [], ...request });
  return index;
}
const ids = (index: SearchIndex, typed: string) =>
  index
    .search(typed)
    .hits.map((hit) => hit.id)
    .join(" ");

test("exact stands before beginning, beginning before slip, slip before sound", () => {
  const index = filled(
    { id: "sound", texts: ["Мухаммад"] },
    { id: "slip", texts: ["Muhammab"] },
    { id: "beginning", texts: ["Muhammadi"] },
    { id: "exact", texts: ["Muhammad"] },
  );
  assert.equal(ids(index, "Muhammad"), "exact beginning slip sound");
});

test("names stand before what was told, and the newer before the older", () => {
  const index = filled(
    { id: "told", texts: ["Leila called"], newest: 9 },
    { id: "old", names: ["Leila"], newest: 1 },
    { id: "new", names: ["Leila"], newest: 2 },
  );
  assert.equal(ids(index, "leila "), "new old told");
});

test("every word must be there", () => {
  const index = filled({ id: "one", texts: ["arrested in Oran"] }, { id: "two", texts: ["arrested in Lyon"] });
  assert.equal(ids(index, "lyon arrested"), "two");
  assert.equal(ids(index, "lyon oran"), "");
  assert.equal(ids(index, "  … "), "");
});

test("names are found across scripts, both ways", () => {
  const index = filled(
    { id: "ar", names: ["محمد"] },
    { id: "la", names: ["Mohamed"] },
    { id: "cy", names: ["Мухаммед"] },
    { id: "my", texts: ["ကိုခင်မောင်ကို ဖမ်းသွားသည်"] },
    { id: "lm", texts: ["U Khin Maung was taken"] },
    { id: "other", texts: ["Khin Win"] },
  );
  for (const typed of ["محمد", "Muhammad", "Мохаммед"])
    assert.deepEqual(new Set(ids(index, typed).split(" ")), new Set(["ar", "la", "cy"]), typed);
  for (const typed of ["ခင်မောင်", "khin maung"])
    assert.deepEqual(new Set(ids(index, typed).split(" ")), new Set(["my", "lm"]), typed);
});

test("Burmese syllables must stand beside each other", () => {
  const index = filled({ id: "apart", texts: ["ခင် လာသည် မောင်"] }, { id: "beside", texts: ["ခင်မောင်"] });
  assert.equal(ids(index, "ခင်မောင်"), "beside");
  assert.equal(ids(index, "ခင်"), "beside apart".split(" ").sort().join(" "));
});

test("the servant of is one name, in one word or two, with any article", () => {
  const index = filled(
    { id: "1", names: ["Abdul Rahman"] },
    { id: "2", names: ["عبد الرحمن"] },
    { id: "3", names: ["Abderrahmane"] },
    { id: "4", names: ["عبدالرحمن"] },
    { id: "5", names: ["Abd al-Rahman"] },
  );
  for (const typed of ["Abdelrahman", "عبدالرحمن", "عبد الرحمن", "Abdul Rahman", "Abd el-Rahman"])
    assert.equal(ids(index, typed).split(" ").sort().join(""), "12345", typed);
});

test("what is replaced or removed is no longer found, and leaves no word behind", () => {
  const index = filled({ id: "a", texts: ["orange"] }, { id: "b", texts: ["banana"] });
  index.put({ id: "a", newest: 1, names: [], texts: ["apple"] });
  assert.equal(ids(index, "orange"), "");
  assert.equal(ids(index, "apple"), "a");
  index.remove("b");
  assert.equal(ids(index, "banana"), "");
  assert.equal(index.terms, 1);
  index.put({ id: "c", newest: 1, names: [], texts: ["banana apple"] });
  assert.equal(ids(index, "apple"), "a c");
  index.clear();
  assert.equal(index.size + index.terms, 0);
  assert.equal(ids(index, "apple"), "");
});

test("syllables found beside each other are one mark", () => {
  const index = filled({ id: "a", texts: ["ကိုခင်မောင်ကို ဖမ်းသွားသည်"] });
  const { terms } = index.search("ခင်မောင်");
  const pieces = snippet(index.get("a")!.texts, terms)!;
  assert.deepEqual(
    pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join(""),
    "ကို[ခင်မောင်]ကို ဖမ်းသွားသည်",
  );
});

test("a snippet shows the place with most of what was asked, marked", () => {
  const index = filled({ id: "a", texts: ["They said nothing.", `${"before ".repeat(20)}the police took Mohamed at night`] });
  const { terms } = index.search("محمد police");
  assert.deepEqual(terms.has("police"), true);
  const { terms: both } = index.search("police mohamd");
  const pieces = snippet(index.get("a")!.texts, both)!;
  assert.deepEqual(
    pieces.filter((piece) => piece.marked).map((piece) => piece.text),
    ["police", "Mohamed"],
  );
  assert.ok(pieces[0].text.startsWith("…"));
  assert.equal(snippet(["nothing here"], both), null);
});
