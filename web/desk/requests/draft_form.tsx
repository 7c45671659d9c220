// SPDX-License-Identifier: AGPL-3.0-or-later
// One text, kept as a draft until it is written into a thread.
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { keepDraft } from "../access/drafts.ts";
import { useDraft } from "../access/use_draft.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";

interface Props {
  draft: string;
  label: string;
  hint?: string;
  rows: number;
  // On the button, and announced once it is written.
  action: string;
  done: string;
  write: (text: string) => Promise<unknown>;
  onChange: () => Promise<unknown>;
}

export function DraftForm({ draft, label, hint, rows, action, done, write, onChange }: Props) {
  const [text, setText] = useDraft(draft);
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await write(text);
      setText("");
      keepDraft(draft, "");
      announce(done);
      await onChange();
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <Field label={label} hint={hint} rows={rows} value={text} onValue={setText} />
      <Failure doing={doing} />
      <div class="row">
        <Button submit disabled={doing.busy || text.trim() === ""}>
          {action}
        </Button>
      </div>
    </form>
  );
}
