// SPDX-License-Identifier: AGPL-3.0-or-later
// A flood as one list: all new requests with a line of each, what is alike, what is chosen. No server, no
// screen.
import { type Facts } from "../../shared/api_shapes.ts";
import { alike, between, fingerprint } from "./order.ts";

export interface Row {
  facts: Pick<Facts, "id" | "imminence" | "language" | "path" | "arrived_hour" | "files">;
  text: string | null;
  opened: boolean;
}

export function withPreviews(
  rows: readonly Row[],
  previews: readonly { id: string; text: string | null }[],
): Row[] {
  const found = new Map(previews.map((preview) => [preview.id, preview.text]));
  return rows.map((row) =>
    found.has(row.facts.id) ? { ...row, text: found.get(row.facts.id)!, opened: true } : row,
  );
}

export function withChosen(chosen: ReadonlySet<string>, ids: readonly string[], on: boolean): Set<string> {
  const next = new Set(chosen);
  for (const id of ids)
    if (on) next.add(id);
    else next.delete(id);
  return next;
}

// Rows whose line is nearly this one's. What could not be opened is like nothing: it may be the one that
// matters.
export function similarTo(rows: readonly Row[], id: string): string[] {
  const text = rows.find((row) => row.facts.id === id)?.text;
  if (text === null || text === undefined) return [id];
  const wanted = fingerprint(text);
  return rows
    .filter((row) => row.text !== null && alike(wanted, fingerprint(row.text)))
    .map((row) => row.facts.id);
}

export function olderThan(rows: readonly Row[], id: string): string[] {
  const hour = rows.find((row) => row.facts.id === id)?.facts.arrived_hour ?? 0;
  return rows.filter((row) => row.facts.arrived_hour <= hour).map((row) => row.facts.id);
}

export function rangeTo(rows: readonly Row[], from: string | null, to: string): string[] {
  return between(
    rows.map((row) => row.facts.id),
    from,
    to,
  );
}

// Against a flood in which no text is like another, comparing all with all would stop the screen.
const mostGroups = 200;

// What is rare stands first: a real request among a thousand copies is the one that is like no other.
export function rareFirst(rows: readonly Row[]): Row[] {
  const groups: { print: ReadonlySet<string>; rows: Row[] }[] = [];
  const alone: Row[] = [];
  for (const row of rows) {
    if (row.text === null) {
      alone.push(row);
      continue;
    }
    const print = fingerprint(row.text);
    const group = groups.slice(0, mostGroups).find((one) => alike(one.print, print));
    if (group) group.rows.push(row);
    else groups.push({ print, rows: [row] });
  }
  return [
    ...alone,
    ...groups.sort((one, other) => one.rows.length - other.rows.length).flatMap((group) => group.rows),
  ];
}
