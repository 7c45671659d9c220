// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened and was decided, as it was written down; nothing in it changes.
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { atHour } from "../../shared/times.ts";
import { keepDraft } from "../access/drafts.ts";
import { useDraft } from "../access/use_draft.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { note } from "../requests/thread.ts";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export function LogCard({ thread, board, again }: BoardProps) {
  const zone = useZone();
  const draft = `${thread.record.facts.id} log`;
  const [text, setText] = useDraft(draft);
  const doing = useDoing();
  const entries = thread.entries.filter((one) => one.envelope.kind === "note" && one.payload).reverse();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await note(thread, text);
      setText("");
      keepDraft(draft, "");
      announce(t("cell.saved"));
      await again();
    });
  };
  return (
    <section class="card stack">
      <h2>{t("cell.log")}</h2>
      {board.cell.stage !== "closed" && (
        <form class="stack" onSubmit={submit}>
          <Field label={t("cell.log_text")} rows={3} value={text} onValue={setText} />
          <Failure doing={doing} />
          <div class="row">
            <Button submit disabled={doing.busy || text.trim() === ""}>
              {t("cell.log_keep")}
            </Button>
          </div>
        </form>
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
