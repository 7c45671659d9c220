// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written in a crisis cell: its title, log, guidance and ending, notes and sheets of its own thread, sealed to
// its team like any other.
import type { Id } from "../../shared/api.ts";
import { freshId, onlyOne } from "../case/use_sheet.ts";
import { idsOf, sheet, textOf } from "../case/sheet.ts";
import { writePayload } from "../requests/payload.ts";
import { write } from "../requests/sealing_requests.ts";
import type { Thread } from "../requests/thread.ts";

export type Field = "title" | "handed" | "debrief";
const device = freshId();

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
  writeSheet(thread, "cell", onlyOne, { [name]: text });

export const writeGuidance = (thread: Thread, text: string) =>
  writeSheet(thread, "guidance", freshId(), { text });

function writeSheet(thread: Thread, of: string, id: Id, set: Record<string, string>): Promise<Id> {
  const { saw } = sheet(of, id, thread.writings);
  const payload = writePayload({ sheet: { of, id, device, saw, set } });
  return write(thread.keys, { kind: "sheet", payload, files: [], readers: [] });
}
