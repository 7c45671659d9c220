// SPDX-License-Identifier: AGPL-3.0-or-later
// Words within a few slips of the keyboard of another, found in a sorted list. Neighbours in the list begin
// alike, so the work for a shared beginning is done once, and a beginning that is lost already is stepped over
// with all that begin so.

export type Near = (at: number, edits: number) => void;

// Edits: a letter more, less, or other, or two neighbours exchanged. `open`: the word may go on after what was
// typed.
export function nearWords(
  sorted: readonly string[],
  typed: string,
  { most, open }: { most: number; open: boolean },
  onNear: Near,
): void {
  const width = typed.length + 1;
  const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, column) => Math.min(column, 255))];
  let before = "";
  let at = 0;
  while (at < sorted.length) {
    const word = sorted[at];
    const longest = open ? word.length : Math.min(word.length, typed.length + most);
    let depth = Math.min(sharedLength(before, word), longest);
    let reached = rows[depth][width - 1];
    let lost = false;
    while (depth < longest && !lost && !(open && reached <= most)) {
      const row = (rows[depth + 1] ??= new Uint8Array(width));
      fillRow(row, rows, depth, word, typed);
      ++depth;
      reached = row[width - 1];
      lost = lowest(row) > most && lowest(rows[depth - 1]) > most;
    }
    before = word.slice(0, depth);
    if (lost) at = afterBeginning(sorted, before, at);
    else {
      const whole = depth === word.length;
      if (reached <= most && (open || whole)) onNear(at, reached);
      ++at;
    }
  }
}

function fillRow(row: Uint8Array, rows: readonly Uint8Array[], depth: number, word: string, typed: string): void {
  const above = rows[depth];
  row[0] = depth + 1;
  for (let column = 1; column < row.length; ++column) {
    const same = word[depth] === typed[column - 1];
    let cost = Math.min(above[column - 1] + (same ? 0 : 1), above[column] + 1, row[column - 1] + 1);
    const exchanged =
      depth > 0 && column > 1 && word[depth] === typed[column - 2] && word[depth - 1] === typed[column - 1];
    if (exchanged) cost = Math.min(cost, rows[depth - 1][column - 2] + 1);
    row[column] = cost;
  }
}

function lowest(row: Uint8Array): number {
  let found = 255;
  for (const cost of row) if (cost < found) found = cost;
  return found;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) ++length;
  return length;
}

// The first place at or after `from` whose word is not before `wanted`.
export function placeOf(sorted: readonly string[], wanted: string, from = 0): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Unicode has no letter U+FFFF, so it ends every beginning.
export function afterBeginning(sorted: readonly string[], beginning: string, from = 0): number {
  return placeOf(sorted, `${beginning}\uFFFF`, from);
}
