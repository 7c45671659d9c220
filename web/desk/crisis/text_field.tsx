// SPDX-License-Identifier: AGPL-3.0-or-later
// One sealed text of the cell that several people write together; the latest is shown.
import { Button } from "../../shared/components/button.tsx";
import { Field as Written } from "../../shared/components/field.tsx";
import { keepDraft } from "../access/drafts.ts";
import { useDraft } from "../access/use_draft.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { type Field, fieldOf, writeField } from "./cell.ts";
import type { BoardProps } from "./cell_screen.tsx";

interface Props extends BoardProps {
  field: Field;
  label: string;
  rows?: number;
}

export function TextField({ thread, again, field, label, rows }: Props) {
  const draft = `${thread.record.facts.id} cell ${field}`;
  const standing = fieldOf(thread, field);
  const [kept, keep] = useDraft(draft);
  const text = kept === "" ? standing : kept;
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await writeField(thread, field, text);
      keep("");
      keepDraft(draft, "");
      announce(t("cell.saved"));
      await again();
    });
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <Written label={label} value={text} onValue={keep} rows={rows} />
      <Failure doing={doing} />
      <div class="row">
        <Button submit label={`${t("cell.save")}: ${label}`} disabled={doing.busy || text === standing}>
          {t("cell.save")}
        </Button>
      </div>
    </form>
  );
}
