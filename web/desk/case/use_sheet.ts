// SPDX-License-Identifier: AGPL-3.0-or-later
// One sheet of the case as it is being edited here: unsaved changes lie sealed on the device until they are saved,
// so that a lock, a reload or a lost line loses nothing.
import { useMemo, useState } from "preact/hooks";
import { type CaseRecord, type FactChange, type Id, type NewClock, cases } from "../../shared/api.ts";
import { keepDraft } from "../access/drafts.ts";
import { useDraft } from "../access/use_draft.ts";
import { announce } from "../house/announcer.tsx";
import { type Doing, useDoing } from "../house/doing.tsx";
import type { Thread } from "../requests/thread.ts";
import { t } from "../speak.ts";
import {
  type Edits,
  chosen,
  dropped,
  edited,
  isEmpty,
  noEdits,
  overruled,
  readEdits,
  writings,
  writtenMeanwhile,
} from "./edits.ts";
import { type Sheet, type Standing, type Value, removed, rowsOf, sheet, valueOf } from "./sheet.ts";
import { onlyOne, writeSheet } from "./sheet_writing.ts";

// Facts and clocks are the server's; they are saved with the sheet they are asked on.
interface Unsealed {
  facts: Record<string, string[]>;
  clocks: Record<string, NewClock | null>; // by field; null: to be stopped
}
const nothingUnsealed: Unsealed = { facts: {}, clocks: {} };

export interface Editing {
  sheet: Sheet;
  case: CaseRecord;
  doing: Doing;
  changed: boolean;
  value: (name: string) => Value;
  set: (name: string, value: Value) => void;
  meanwhile: (name: string) => Standing[];
  keepMine: (name: string) => void;
  choose: (name: string, value: Value) => void;
  takeTheirs: (name: string) => void;
  fact: (factClass: string) => string[];
  setFact: (factClass: string, codes: string[]) => void;
  clock: (name: string) => NewClock | null;
  setClock: (name: string, clock: NewClock | null) => void;
  newRows: () => string[];
  isRemoved: (row: string) => boolean;
  removeRow: (row: string) => void;
  save: () => Promise<boolean>;
}

interface Kept extends Edits {
  unsealed?: Unsealed;
}

export function useSheet(of: string, thread: Thread, record: CaseRecord, onSaved: () => Promise<unknown>): Editing {
  const { id } = thread.record.facts;
  const draft = `${id} sheet ${of}`;
  const [kept, keep] = useDraft(draft);
  const [edits, unsealed] = useMemo(() => readKept(kept), [kept]);
  const standing = useMemo(() => sheet(of, onlyOne, thread.writings), [of, thread]);
  const doing = useDoing();
  const [, redraw] = useState(0);

  const put = (next: Edits, other: Unsealed = unsealed) => {
    const empty = isEmpty(next) && isUntouched(other);
    keep(empty ? "" : JSON.stringify({ ...next, unsealed: other } satisfies Kept));
    redraw((count) => count + 1);
  };
  const clockOf = (name: string): NewClock | null => {
    const changed = unsealed.clocks[name];
    if (changed !== undefined) return changed;
    return record.clocks.find((one) => one.id === valueOf(standing, name)) ?? null;
  };

  const save = () =>
    doing.run(async () => {
      const set = factChanges(unsealed, record);
      if (set.length > 0) await cases.setFacts(id, set);
      const next = await saveClocks(edits, unsealed, standing, id);
      // Should the line break now, what is kept already is not sent again.
      put(next, nothingUnsealed);
      for (const { set, saw } of writings(next, standing))
        await writeSheet(thread, { of, id: onlyOne }, set, saw);
      keep("");
      keepDraft(draft, "");
      announce(t("case.saved"));
      await onSaved();
    });

  return {
    sheet: standing,
    case: record,
    doing,
    changed: !isEmpty(edits) || !isUntouched(unsealed),
    value: (name) => (name in edits.set ? edits.set[name]! : valueOf(standing, name)),
    set: (name, value) => put(edited(edits, standing, name, value)),
    meanwhile: (name) => writtenMeanwhile(edits, standing, name),
    keepMine: (name) => put(overruled(edits, standing, name)),
    choose: (name, value) => put(chosen(edits, standing, name, value)),
    takeTheirs: (name) => put(dropped(edits, name)),
    fact: (factClass) => unsealed.facts[factClass] ?? record.facts[factClass] ?? [],
    setFact: (factClass, codes) =>
      put(edits, { ...unsealed, facts: { ...unsealed.facts, [factClass]: codes } }),
    clock: clockOf,
    setClock: (name, clock) => put(edits, { ...unsealed, clocks: { ...unsealed.clocks, [name]: clock } }),
    newRows: () => Object.keys(edits.set).flatMap((name) => /^row\/([^/]+)\//.exec(name)?.[1] ?? []),
    isRemoved: (row) => edits.set[`row/${row}`] === removed,
    removeRow: (row) => put(withoutRow(edits, standing, row), withoutClocks(unsealed, clockOf, row)),
    save,
  };
}

// A row that was never saved leaves nothing behind.
function withoutRow(edits: Edits, standing: Sheet, row: string): Edits {
  const names = Object.keys(edits.set).filter((name) => name.startsWith(`row/${row}/`));
  const left = names.reduce(dropped, edits);
  return rowsOf(standing).includes(row) ? edited(left, standing, `row/${row}`, removed) : left;
}

function withoutClocks(unsealed: Unsealed, clockOf: (name: string) => NewClock | null, row: string): Unsealed {
  const name = `row/${row}/due`;
  const clocks = { ...unsealed.clocks };
  delete clocks[name];
  if (clockOf(name)) clocks[name] = null;
  return { ...unsealed, clocks };
}

function readKept(text: string): [Edits, Unsealed] {
  if (text === "") return [noEdits, nothingUnsealed];
  const edits = readEdits(text);
  return [edits, (JSON.parse(text) as Kept).unsealed ?? nothingUnsealed];
}

function isUntouched({ facts, clocks }: Unsealed): boolean {
  return Object.keys(facts).length === 0 && Object.keys(clocks).length === 0;
}

function factChanges({ facts }: Unsealed, record: CaseRecord): FactChange[] {
  return Object.entries(facts).map(([name, codes]) => ({
    class: name,
    codes,
    was: record.facts[name] ?? [],
  }));
}

// A clock's id stands in the sheet, its moment at the server.
async function saveClocks(edits: Edits, unsealed: Unsealed, standing: Sheet, request: Id): Promise<Edits> {
  let next = edits;
  for (const [name, clock] of Object.entries(unsealed.clocks)) {
    const before = valueOf(standing, name);
    if (clock) await cases.putClock({ ...clock, request });
    else if (typeof before === "string") await cases.stopClock(request, before).catch(() => {});
    next = edited(next, standing, name, clock?.id ?? null);
  }
  return next;
}
