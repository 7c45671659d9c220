// SPDX-License-Identifier: AGPL-3.0-or-later
// What the requests on this device say, to be searched at every key stroke. It lives in this page's memory and
// nowhere else, and clear() leaves nothing of it.
import { forgetFolding } from "./fold.ts";
import { type Unit, termsOf, unitsOf } from "./terms.ts";
import { Vocabulary } from "./vocabulary.ts";

export interface Searchable {
  id: string;
  newest: number; // hour of the newest envelope
  names: readonly string[];
  texts: readonly string[];
}

export interface Hit {
  id: string;
  rank: number;
}

export interface Answer {
  hits: Hit[]; // best first, of equals the newer
  terms: ReadonlySet<string>; // what to mark
}

const nameBonus = 0.5;

interface Held {
  place: number;
  request: Searchable;
  terms: readonly string[];
}

export class SearchIndex {
  readonly #held = new Map<string, Held>();
  // By place. A place of a removed request is used again.
  #requests: (Searchable | null)[] = [];
  #free: number[] = [];
  // Where a term stands: twice the place, and one more where it stands in a name.
  readonly #places = new Map<string, number[]>();
  readonly #vocabulary = new Vocabulary();

  get size(): number {
    return this.#held.size;
  }

  get terms(): number {
    return this.#vocabulary.size;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  get(id: string): Searchable | null {
    return this.#held.get(id)?.request ?? null;
  }

  put(request: Searchable): void {
    this.remove(request.id);
    const place = this.#free.pop() ?? this.#requests.length;
    this.#requests[place] = request;
    const named = distinctTerms(request.names);
    const all = new Set([...named, ...distinctTerms(request.texts)]);
    for (const term of all) this.#place(term, 2 * place + (named.has(term) ? 1 : 0));
    this.#held.set(request.id, { place, request, terms: [...all] });
  }

  remove(id: string): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#held.delete(id);
    this.#requests[held.place] = null;
    this.#free.push(held.place);
    for (const term of held.terms) this.#displace(term, held.place);
  }

  clear(): void {
    for (const held of [this.#held, this.#places, this.#vocabulary]) held.clear();
    this.#requests = [];
    this.#free = [];
    forgetFolding();
  }

  // Every unit must be there. Nothing typed finds nothing.
  search(typed: string): Answer {
    const units = unitsOf(typed);
    const terms = new Set<string>();
    if (units.length === 0) return { hits: [], terms };
    const sum = new Float64Array(this.#requests.length);
    for (const [at, unit] of units.entries()) {
      const ranks = this.#rank(unit, terms);
      for (let place = 0; place < sum.length; ++place) {
        const lost = ranks[place] === 0 || (at > 0 && sum[place] === 0);
        sum[place] = lost ? 0 : sum[place] + ranks[place];
      }
    }
    const hits: Hit[] = [];
    for (let place = 0; place < sum.length; ++place) {
      const request = this.#requests[place];
      if (request && sum[place] > 0) hits.push({ id: request.id, rank: sum[place] / units.length });
    }
    const newest = (hit: Hit) => this.#held.get(hit.id)!.request.newest;
    hits.sort((one, other) => other.rank - one.rank || newest(other) - newest(one) || (one.id < other.id ? -1 : 1));
    return { hits, terms };
  }

  #rank(unit: Unit, terms: Set<string>): Float64Array {
    const best = new Float64Array(this.#requests.length);
    for (const way of unit) {
      let worst: Float64Array | null = null;
      for (const part of way) {
        const ranks = this.#rankTerms(this.#vocabulary.matches(part), terms);
        worst = worst ? worst.map((rank, place) => Math.min(rank, ranks[place])) : ranks;
      }
      worst?.forEach((rank, place) => (best[place] = Math.max(best[place], rank)));
    }
    return best;
  }

  #rankTerms(matches: ReadonlyMap<string, number>, terms: Set<string>): Float64Array {
    const ranks = new Float64Array(this.#requests.length);
    for (const [term, rank] of matches) {
      terms.add(term);
      for (const where of this.#places.get(term) ?? []) {
        const place = where >> 1;
        ranks[place] = Math.max(ranks[place], rank + nameBonus * (where & 1));
      }
    }
    return ranks;
  }

  #place(term: string, where: number): void {
    const places = this.#places.get(term);
    if (places) return void places.push(where);
    this.#places.set(term, [where]);
    this.#vocabulary.add(term);
  }

  #displace(term: string, place: number): void {
    const rest = this.#places.get(term)!.filter((where) => where >> 1 !== place);
    if (rest.length > 0) return void this.#places.set(term, rest);
    this.#places.delete(term);
    this.#vocabulary.remove(term);
  }
}

function distinctTerms(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => termsOf(text).map((word) => word.folded)));
}
