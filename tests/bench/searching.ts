// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk's search over what a device has opened: 2,000 requests in five languages, ten messages each, typed
// letter by letter.
import { makeCorpus } from "../../web/desk/search/corpus.ts";
import { SearchIndex } from "../../web/desk/search/search_index.ts";
import { snippet } from "../../web/desk/search/snippet.ts";
import { type Figure, milliseconds, quick, share } from "./figures.ts";

const shownAtOnce = 20;

// Every key stroke of every word, with the marking of what would be shown.
function keyStrokes(index: SearchIndex, words: readonly string[]): number[] {
  const times: number[] = [];
  for (const word of words)
    for (let end = 1; end <= word.length; ++end) {
      const before = performance.now();
      const { hits, terms } = index.search(word.slice(0, end));
      for (const { id } of hits.slice(0, shownAtOnce)) snippet(index.get(id)?.texts ?? [], terms);
      times.push(milliseconds(before));
    }
  return times.sort((one, other) => one - other);
}

function heapInMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

export function searching(): Figure[] {
  const corpus = makeCorpus(quick ? 500 : 2000, 10);
  const heapBefore = heapInMegabytes();
  const index = new SearchIndex();
  const before = performance.now();
  for (const request of corpus.requests) index.put(request);
  index.search("warm");
  const built = milliseconds(before);
  const heap = heapInMegabytes() - heapBefore;
  const pairs = corpus.words.flatMap((word, at) => (at % 4 === 0 ? [`${word} ${corpus.words[at + 1] ?? ""}`] : []));
  const times = keyStrokes(index, [...corpus.words.filter((_, at) => at % 5 === 0), ...pairs.filter((_, at) => at % 5 === 0)]);
  return [
    { name: "search: requests in the index", value: index.size, unit: "" },
    { name: "search: different words in the index", value: index.terms, unit: "" },
    { name: "search: indexing them all", value: built, unit: "ms" },
    { name: "search: memory of the index, texts apart", value: heap, unit: "MB" },
    { name: "search: a key stroke, median", value: share(times, 0.5), unit: "ms" },
    { name: "search: a key stroke, p99", value: share(times, 0.99), unit: "ms", atMost: 100 },
    { name: "search: a key stroke, worst", value: times.at(-1) ?? 0, unit: "ms" },
  ];
}
