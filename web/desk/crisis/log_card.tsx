// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened and was decided, as it was written down; nothing in it changes.
import { DraftForm } from "../requests/draft_form.tsx";
import { NoteList } from "../requests/note_list.tsx";
import { note } from "../requests/thread.ts";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export function LogCard({ thread, board, again }: BoardProps) {
  return (
    <section class="card stack">
      <h2>{t("cell.log")}</h2>
      {board.cell.stage !== "closed" && (
        <DraftForm
          draft={`${thread.record.facts.id} log`}
          label={t("cell.log_text")}
          rows={3}
          action={t("cell.log_keep")}
          done={t("cell.saved")}
          write={(text) => note(thread, text)}
          onChange={again}
        />
      )}
      <NoteList thread={thread} />
    </section>
  );
}
