// SPDX-License-Identifier: AGPL-3.0-or-later
// Pure rules of a flood: which requests are alike.
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
