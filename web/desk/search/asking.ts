// SPDX-License-Identifier: AGPL-3.0-or-later
// What was typed and chosen, answered: the requests to show, best first.
import type { Facts, Id } from "../../shared/api_shapes.ts";
import type { SearchIndex } from "./search_index.ts";

export interface Choice {
  state: string; // "" is any
  language: string;
  imminence: string;
  kind: string;
}

export const anything: Choice = { state: "", language: "", imminence: "", kind: "" };

export interface Shown {
  facts: Facts;
  terms: ReadonlySet<string>;
}

// Without text the facts alone choose, the newest first. With neither there is nothing to show.
export function answered(
  index: SearchIndex,
  facts: ReadonlyMap<Id, Facts>,
  typed: string,
  choice: Choice,
): Shown[] {
  const wanted = (one: Facts | undefined): one is Facts => one !== undefined && fits(one, choice);
  if (typed.trim() !== "") {
    const { hits, terms } = index.search(typed);
    return hits
      .map((hit) => facts.get(hit.id))
      .filter(wanted)
      .map((one) => ({ facts: one, terms }));
  }
  if (Object.values(choice).every((value) => value === "")) return [];
  const found = [...facts.values()].filter(wanted);
  found.sort((one, other) => other.arrived_hour - one.arrived_hour);
  return found.map((one) => ({ facts: one, terms: new Set<string>() }));
}

function fits(facts: Facts, choice: Choice): boolean {
  return (Object.keys(choice) as (keyof Choice)[]).every(
    (name) => choice[name] === "" || facts[name] === choice[name],
  );
}
