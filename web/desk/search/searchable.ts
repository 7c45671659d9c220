// SPDX-License-Identifier: AGPL-3.0-or-later
// What of an opened request can be searched: what people wrote, not the words of closed lists.
import type { RequestKind } from "../../shared/api_shapes.ts";
import { fieldsOf } from "../requests/form_fields.ts";
import type { Answers, Payload } from "../requests/payload.ts";
import type { Searchable } from "./search_index.ts";

// Of an entry of a thread: null where nothing here opens it.
export interface Opened {
  hour: number;
  payload: Payload | null;
}

const nameFields = new Set(["name"]);
// What the organisation asks besides; of its lists there are codes, which hurt nobody.
const isOwn = (field: string) => field.startsWith("own_");

export function searchable(id: string, kind: RequestKind, entries: readonly Opened[]): Searchable {
  const free = new Set(
    fieldsOf(kind)
      .filter((field) => field.kind === "line" || field.kind === "text")
      .map((field) => field.name),
  );
  const names: string[] = [];
  const texts: string[] = [];
  for (const { payload } of entries) {
    if (!payload) continue;
    const answers: Answers = { ...payload.answers, ...payload.changed };
    for (const [field, said] of Object.entries(answers)) {
      if (nameFields.has(field)) names.push(...[said].flat());
      else if (free.has(field) || isOwn(field)) texts.push(...[said].flat());
    }
    if (payload.text) texts.push(payload.text);
    texts.push(...payload.files.map((file) => file.name));
    texts.push(...Object.values(payload.sheet?.set ?? {}).flatMap((value) => value ?? []));
  }
  return { id, newest: Math.max(0, ...entries.map((entry) => entry.hour)), names, texts };
}
