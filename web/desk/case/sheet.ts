// SPDX-License-Identifier: AGPL-3.0-or-later
// What several people fill in together (doc/sealing.md 11.5). A sheet is the sum of its writings, each sealed
// and none ever changed; what holds is worked out anew on every device and is the same on all. Pure rules.
export type Value = string | string[] | null;

export interface SheetWriting {
  of: string; // which kind of sheet
  id: string; // which one of them
  device: string; // the device's session that wrote it
  saw: number; // the highest inside sequence the writer had read; -1: none
  set: Record<string, Value>;
}

// With what the envelope says of it: its own number, and who signed it.
export interface Written extends SheetWriting {
  sequence: number;
  author: string;
  hour: number;
}

export interface Standing {
  value: Value;
  sequence: number;
  author: string;
  hour: number;
}

// One value holds, or several that nobody has chosen between.
export interface FieldState {
  standing: Standing[];
  earlier: Standing[]; // newest first
}

export interface Sheet {
  of: string;
  id: string;
  fields: Map<string, FieldState>;
  saw: number; // what a writing made on this state must say it saw
}

function replaces(later: Written, earlier: Written): boolean {
  if (later.sequence <= earlier.sequence) return false;
  return later.saw >= earlier.sequence || isSameHand(later, earlier);
}

function isSameHand(one: Written, other: Written): boolean {
  return one.author === other.author && one.device === other.device;
}

// Whether whoever wrote the one had read the other: what they agreed to or compared was that, and nothing later.
export function knewOf(later: Written, earlier: Written): boolean {
  if (later.sequence < earlier.sequence) return false;
  return later.sequence === earlier.sequence || later.saw >= earlier.sequence || isSameHand(later, earlier);
}

const standing = ({ sequence, author, hour }: Written, value: Value): Standing => ({
  value,
  sequence,
  author,
  hour,
});

export const same = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);

// Of one field: the writings that no later one replaces. The same value written twice is no conflict; the
// later one stands for both.
function fieldState(name: string, writings: readonly Written[]): FieldState {
  const about = writings.filter((one) => Object.hasOwn(one.set, name));
  const left = about.filter((one) => !about.some((later) => replaces(later, one)));
  const distinct = left.filter(
    (one, at) => !left.slice(at + 1).some((later) => same(later.set[name]!, one.set[name]!)),
  );
  return {
    standing: distinct.map((one) => standing(one, one.set[name]!)),
    earlier: about
      .filter((one) => !distinct.includes(one))
      .map((one) => standing(one, one.set[name]!))
      .reverse(),
  };
}

export function sheet(of: string, id: string, writings: readonly Written[]): Sheet {
  const mine = writings
    .filter((one) => one.of === of && one.id === id)
    .sort((one, other) => one.sequence - other.sequence);
  const names = new Set(mine.flatMap((one) => Object.keys(one.set)));
  return {
    of,
    id,
    fields: new Map([...names].map((name) => [name, fieldState(name, mine)])),
    saw: Math.max(-1, ...writings.map((one) => one.sequence)),
  };
}

// The ids of all sheets of a kind, the oldest first.
export function idsOf(of: string, writings: readonly Written[]): string[] {
  return [...new Set(writings.filter((one) => one.of === of).map((one) => one.id))];
}

// What to show of a field: the latest of what stands. Where several stand, `isDisputed` says so.
export function valueOf(of: Sheet, name: string): Value {
  return of.fields.get(name)?.standing.at(-1)?.value ?? null;
}

export const textOf = (of: Sheet, name: string): string => {
  const value = valueOf(of, name);
  return typeof value === "string" ? value : "";
};

export function isDisputed(of: Sheet, name: string): boolean {
  return (of.fields.get(name)?.standing.length ?? 0) > 1;
}

export function disputed(of: Sheet): string[] {
  return [...of.fields.keys()].filter((name) => isDisputed(of, name));
}

// Whether whoever wrote the one had read all that was ever written in these columns of a row.
export function knewAll(one: Written, row: string, columns: readonly string[], writings: readonly Written[]): boolean {
  return writings
    .filter((other) => other.of === one.of && other.id === one.id)
    .filter((other) => columns.some((column) => Object.hasOwn(other.set, inRow(row, column))))
    .every((change) => knewOf(one, change));
}

export const inRow = (row: string, column: string): string => `row/${row}/${column}`;
export const textIn = (of: Sheet, row: string, column: string): string => textOf(of, inRow(row, column));

// Rows of a list inside a sheet are fields named "row/ID/column"; a row is gone when its "row/ID" says so.
export const removed = "removed";
export function rowsOf(of: Sheet): string[] {
  const ids = [...of.fields.keys()].flatMap((name) => /^row\/([^/]+)\//.exec(name)?.[1] ?? []);
  return [...new Set(ids)].filter((id) => {
    const removal = of.fields.get(`row/${id}`)?.standing.findLast((one) => one.value === removed);
    const latest = Math.max(
      ...[...of.fields]
        .filter(([name]) => name.startsWith(`row/${id}/`))
        .flatMap(([, state]) => state.standing.map((one) => one.sequence)),
    );
    // Somebody who wrote on after the row was taken out has put it back.
    return !removal || latest > removal.sequence;
  });
}

export function readSheetWriting(value: unknown): SheetWriting | null {
  if (typeof value !== "object" || value === null) return null;
  const { of, id, device, saw, set } = value as Record<string, unknown>;
  if (typeof of !== "string" || typeof id !== "string" || typeof device !== "string") return null;
  if (!Number.isSafeInteger(saw) || typeof set !== "object" || set === null || Array.isArray(set)) return null;
  if (!Object.values(set).every(isValue)) return null;
  return { of, id, device, saw: saw as number, set: set as Record<string, Value> };
}

function isValue(value: unknown): value is Value {
  if (value === null || typeof value === "string") return true;
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
