// SPDX-License-Identifier: AGPL-3.0-or-later
// A few words around what was found, with the found ones marked.
import type { Word } from "./fold.ts";
import { termsOf } from "./terms.ts";

export interface Piece {
  text: string;
  marked: boolean;
}

const around = 60; // characters before and after

// Of all the texts, the stretch with most of the different terms; null where none stands.
export function snippet(texts: readonly string[], terms: ReadonlySet<string>): Piece[] | null {
  let best: { text: string; found: Word[]; at: number; kinds: number } | null = null;
  for (const text of texts) {
    const found = termsOf(text).filter((word) => terms.has(word.folded));
    for (const [at, first] of found.entries()) {
      const near = found.filter((word) => word.from >= first.from && word.to <= first.from + 2 * around);
      const kinds = new Set(near.map((word) => word.folded)).size;
      if (!best || kinds > best.kinds) best = { text, found, at, kinds };
    }
  }
  return best && cut(best.text, best.found, best.found[best.at]);
}

function cut(text: string, found: readonly Word[], first: Word): Piece[] {
  const from = wordEdge(text, Math.max(0, first.from - around), first.from);
  const to = Math.min(text.length, first.from + 2 * around);
  const pieces: Piece[] = [{ text: from > 0 ? "…" : "", marked: false }];
  let at = from;
  for (const word of merged(found)) {
    if (word.from < at || word.to > to) continue;
    pieces.push({ text: text.slice(at, word.from), marked: false }, { text: text.slice(word.from, word.to), marked: true });
    at = word.to;
  }
  const end = to < text.length ? Math.max(at, text.lastIndexOf(" ", to)) : to;
  pieces.push({ text: text.slice(at, end) + (end < text.length ? "…" : ""), marked: false });
  return pieces.map(({ text: piece, marked }) => ({ text: piece.replace(/\s+/gu, " "), marked })).filter((one) => one.text);
}

// Two syllables that were found, and the pair of them, are one mark.
function merged(found: readonly Word[]): Pick<Word, "from" | "to">[] {
  const spans: Pick<Word, "from" | "to">[] = [];
  for (const { from, to } of found) {
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

function wordEdge(text: string, from: number, before: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(" ", from);
  return space >= 0 && space < before ? space + 1 : before;
}
