// SPDX-License-Identifier: AGPL-3.0-or-later
// Every term of the index: sorted for beginnings and slips, by skeleton for names of other scripts.
import { afterBeginning, nearWords, placeOf } from "./edits.ts";
import { scriptOf } from "./romanise.ts";
import { type Skeleton, alike, skeletonsOf } from "./skeleton.ts";
import type { Part } from "./terms.ts";

export interface Rank {
  exact: number;
  beginning: number;
  slip: number;
  slips: number;
  sound: number;
}

// How good a match is; a name is worth half a step more (search_index.ts).
export const ranks: Rank = { exact: 4, beginning: 3, slip: 2, slips: 1.75, sound: 1 };

const slipFrom = 4;
const twoSlipsFrom = 8;
const openSlipFrom = 5;

interface Boned {
  term: string;
  skeleton: Skeleton;
}

export class Vocabulary {
  #sorted: string[] = [];
  readonly #fresh = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #bones = new Map<string, Boned[]>();

  get size(): number {
    return this.#sorted.length + this.#fresh.size - this.#gone.size;
  }

  add(term: string): void {
    if (!this.#gone.delete(term)) this.#fresh.add(term);
    for (const skeleton of skeletonsOf(term)) {
      const bucket = this.#bones.get(skeleton.key);
      if (bucket) bucket.push({ term, skeleton });
      else this.#bones.set(skeleton.key, [{ term, skeleton }]);
    }
  }

  remove(term: string): void {
    if (!this.#fresh.delete(term)) this.#gone.add(term);
    for (const { key } of skeletonsOf(term)) {
      const rest = this.#bones.get(key)?.filter((one) => one.term !== term) ?? [];
      if (rest.length > 0) this.#bones.set(key, rest);
      else this.#bones.delete(key);
    }
  }

  clear(): void {
    this.#sorted = [];
    for (const held of [this.#fresh, this.#gone, this.#bones]) held.clear();
  }

  // Every term the part may mean, each with its best rank; worse ones come first.
  matches(part: Part): Map<string, number> {
    this.#settle();
    const found = new Map<string, number>();
    this.#soundsLike(part.folded, found);
    const script = scriptOf(part.folded);
    if (part.foreign) {
      for (const term of found.keys()) if (scriptOf(term) === script) found.delete(term);
      return found;
    }
    if (script !== "burmese" && !/\d/.test(part.folded)) this.#slips(part, found);
    const from = placeOf(this.#sorted, part.folded);
    const to = part.open ? afterBeginning(this.#sorted, part.folded, from) : from;
    for (let at = from; at < to; ++at) found.set(this.#sorted[at], ranks.beginning);
    if (this.#sorted[from] === part.folded) found.set(part.folded, ranks.exact);
    return found;
  }

  #soundsLike(folded: string, found: Map<string, number>): void {
    const script = scriptOf(folded);
    for (const skeleton of skeletonsOf(folded))
      for (const one of this.#bones.get(skeleton.key) ?? []) {
        // Of one consonant alone, only another script says that the same name is meant.
        if (skeleton.key.length === 1 && scriptOf(one.term) === script) continue;
        if (alike(skeleton, one.skeleton)) found.set(one.term, ranks.sound);
      }
  }

  #slips({ folded, open }: Part, found: Map<string, number>): void {
    if (folded.length < slipFrom) return;
    const note = (at: number, edits: number) => {
      const rank = edits > 1 ? ranks.slips : ranks.slip;
      found.set(this.#sorted[at], Math.max(rank, found.get(this.#sorted[at]) ?? 0));
    };
    const most = folded.length < twoSlipsFrom ? 1 : 2;
    nearWords(this.#sorted, folded, { most, open: false }, note);
    if (open && folded.length >= openSlipFrom) nearWords(this.#sorted, folded, { most: 1, open }, note);
  }

  // Between two questions much or little may have come; a merge is cheap either way.
  #settle(): void {
    if (this.#fresh.size + this.#gone.size === 0) return;
    const fresh = [...this.#fresh].sort();
    const kept = this.#sorted.filter((term) => !this.#gone.has(term));
    const merged: string[] = [];
    let next = 0;
    for (const term of kept) {
      while (next < fresh.length && fresh[next] < term) merged.push(fresh[next++]);
      merged.push(term);
    }
    this.#sorted = [...merged, ...fresh.slice(next)];
    this.#fresh.clear();
    this.#gone.clear();
  }
}
