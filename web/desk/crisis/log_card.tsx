// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened and was decided, as it was written down; nothing in it changes.
import { atHour } from "../../shared/times.ts";
import { DraftForm } from "../requests/draft_form.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { note } from "../requests/thread.ts";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export function LogCard({ thread, board, again }: BoardProps) {
  const zone = useZone();
  const entries = thread.entries.filter((one) => one.envelope.kind === "note" && one.payload).reverse();
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
      <ul class="plain-list stack close">
        {entries.map(({ envelope, payload, author }) => (
          <li key={envelope.id}>
            <span class="small soft">
              {t("cell.log_line", {
                name: author.is === "person" ? personName(author.person) : "",
                when: atHour(envelope.hour, zone),
              })}
            </span>
            <div class="words-kept" dir="auto">
              {payload?.text}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
