// SPDX-License-Identifier: AGPL-3.0-or-later
// Pure rules of the list: which request stands where, and which of a flood are alike.
import type { Facts, Imminence } from "../../shared/api_shapes.ts";

export type Order = "urgent" | "newest" | "longest";

const urgency: Record<Imminence, number> = { now: 0, day: 1, week: 2, unknown: 3, later: 4 };

type Sorted = Pick<Facts, "imminence" | "arrived_hour" | "waiting_since_at" | "id">;

export function inOrder<Row extends Sorted>(rows: readonly Row[], order: Order): Row[] {
  const newest = (one: Row, other: Row) =>
    other.arrived_hour - one.arrived_hour || (one.id < other.id ? -1 : 1);
  const waiting = (row: Row) => row.waiting_since_at ?? Infinity;
  const compare: Record<Order, (one: Row, other: Row) => number> = {
    newest,
    urgent: (one, other) => urgency[one.imminence] - urgency[other.imminence] || newest(one, other),
    longest: (one, other) =>
      waiting(one) === waiting(other) ? newest(one, other) : waiting(one) - waiting(other),
  };
  return [...rows].sort(compare[order]);
}

// The words of a text as a set; few enough that ten thousand can be compared while somebody waits.
export function fingerprint(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  return new Set(
    words.length > 3 ? words.slice(0, 60) : [...text.trim()].map((letter, i) => `${i}${letter}`).slice(0, 60),
  );
}

// Half of all their words in common: near copies, whatever number or name was changed.
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return one.size === other.size;
  let common = 0;
  for (const word of one) if (other.has(word)) ++common;
  return common * 2 >= one.size + other.size - common;
}

export function oneLine(text: string, most = 160): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most).trimEnd()}…`;
}

// From the row chosen last to this one, both ends included.
export function between(ids: readonly string[], from: string | null, to: string): string[] {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
