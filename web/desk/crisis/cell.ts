// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written in a crisis cell: its title, log, guidance and ending, notes and sheets of its own thread, sealed to
// its team like any other.
import type { Id } from "../../shared/api.ts";
import { freshId, onlyOne, writeSheet } from "../case/sheet_writing.ts";
import { idsOf, sheet, textOf } from "../case/sheet.ts";
import type { Thread } from "../requests/thread.ts";

export type Field = "title" | "handed" | "debrief";

export const fieldOf = (thread: Thread, name: Field): string => textOf(sheet("cell", onlyOne, thread.writings), name);

export interface Guidance {
  id: Id;
  text: string;
}

export function guidanceOf(thread: Thread): Guidance[] {
  return idsOf("guidance", thread.writings)
    .map((id) => ({ id, text: textOf(sheet("guidance", id, thread.writings), "text") }))
    .filter((one) => one.text !== "");
}

export const writeField = (thread: Thread, name: Field, text: string) =>
  writeSheet(thread, { of: "cell", id: onlyOne }, { [name]: text });

export const writeGuidance = (thread: Thread, text: string) =>
  writeSheet(thread, { of: "guidance", id: freshId() }, { text });
