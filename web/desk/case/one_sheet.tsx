// SPDX-License-Identifier: AGPL-3.0-or-later
// One sheet of a thread, filled in here; beside some rows, what follows from all that was written.
import type { ComponentChildren } from "preact";
import type { CaseRecord, Form } from "../../shared/api.ts";
import type { Thread } from "../requests/thread.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { TrustTag } from "./channels_card.tsx";
import { trustIn } from "./safe_channel.ts";
import { ConsentTag, consentsOf } from "./sharing_card.tsx";
import { SheetForm } from "./sheet_form.tsx";
import { onlyOne } from "./sheet_writing.ts";
import { useSheet } from "./use_sheet.ts";
import type { Lists } from "./vocabulary.ts";

interface Props extends ThreadProps {
  form: Form;
  record: CaseRecord;
  lists: Lists;
}

export function OneSheet({ form, thread, record, lists, onChange }: Props) {
  const editing = useSheet(form.of, thread, record, onChange);
  const { team } = thread.record.facts;
  return <SheetForm form={form} lists={lists} editing={editing} team={team} rowNote={noteOf(form.of, thread)} />;
}

function noteOf(of: string, thread: Thread): ((row: string) => ComponentChildren) | undefined {
  if (of === "channels") return (row) => <TrustTag trust={trustIn(row, onlyOne, thread.writings)} />;
  if (of !== "consents") return undefined;
  const known = consentsOf(thread);
  return (row) => <ConsentTag consent={known.find((one) => one.row === row)} />;
}
