// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody has changed on a sheet and not yet saved, and what saving it means. Pure rules.
import type { Sheet, Standing, Value } from "./sheet.ts";
import { same, valueOf } from "./sheet.ts";

export interface Edits {
  saw: number; // what had been read when the first of them was made
  set: Record<string, Value>;
  // Fields where somebody else's newer word was shown and ours is kept nevertheless: up to which writing.
  overruled: Record<string, number>;
}

export const noEdits: Edits = { saw: -1, set: {}, overruled: {} };

export const isEmpty = (edits: Edits) => Object.keys(edits.set).length === 0;

export function edited(edits: Edits, sheet: Sheet, name: string, value: Value): Edits {
  const saw = isEmpty(edits) ? sheet.saw : edits.saw;
  const set = { ...edits.set, [name]: value };
  if (same(value, valueOf(sheet, name)) && !(name in edits.overruled)) delete set[name];
  return { ...edits, saw, set };
}

export function dropped(edits: Edits, name: string): Edits {
  const set = { ...edits.set };
  delete set[name];
  return { ...edits, set };
}

export function overruled(edits: Edits, sheet: Sheet, name: string): Edits {
  return { ...edits, overruled: { ...edits.overruled, [name]: sheet.saw } };
}

// Of several standing words one is chosen, all of them having been shown.
export function chosen(edits: Edits, sheet: Sheet, name: string, value: Value): Edits {
  const saw = isEmpty(edits) ? sheet.saw : edits.saw;
  return overruled({ ...edits, saw, set: { ...edits.set, [name]: value } }, sheet, name);
}

// What others wrote into a field that is being edited here, since the editing began.
export function writtenMeanwhile(edits: Edits, sheet: Sheet, name: string): Standing[] {
  if (!(name in edits.set)) return [];
  const read = Math.max(edits.saw, edits.overruled[name] ?? -1);
  return (sheet.fields.get(name)?.standing ?? []).filter(
    (one) => one.sequence > read && !same(one.value, edits.set[name]!),
  );
}

// One writing for what is undisputed, another for what was edited without having read the newest word: that
// one does not claim to have seen it, so that both words stand until somebody chooses.
export function writings(edits: Edits, sheet: Sheet): { saw: number; set: Record<string, Value> }[] {
  const fresh: Record<string, Value> = {};
  const stale: Record<string, Value> = {};
  for (const [name, value] of Object.entries(edits.set))
    (writtenMeanwhile(edits, sheet, name).length > 0 ? stale : fresh)[name] = value;
  return [
    { saw: sheet.saw, set: fresh },
    { saw: edits.saw, set: stale },
  ].filter(({ set }) => Object.keys(set).length > 0);
}

export function readEdits(text: string): Edits {
  try {
    const kept = JSON.parse(text) as Edits;
    return { saw: kept.saw, set: kept.set, overruled: kept.overruled };
  } catch {
    return noEdits;
  }
}
