// SPDX-License-Identifier: AGPL-3.0-or-later
// The case beside the conversation: one sheet at a time, and why it stands where it stands in the queue.
import { useCallback, useEffect } from "preact/hooks";
import { type CaseRecord, type Form, cases } from "../../shared/api.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { look, pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { language, t } from "../speak.ts";
import { FirstAid } from "./first_aid.tsx";
import { PriorityCard } from "./priority_card.tsx";
import { SheetForm } from "./sheet_form.tsx";
import { useSheet } from "./use_sheet.ts";
import { type Lists, lists } from "./vocabulary.ts";

export function CaseView({ of, ...props }: ThreadProps & { of: string }) {
  const { id } = props.thread.record.facts;
  const load = useCallback(async () => {
    const [record, words] = await Promise.all([cases.one(id), lists()]);
    return { record, words };
  }, [id, language()]);
  // The thread is read anew whenever something happens to the request.
  const { value, doing, again } = useLoaded(load, [id]);
  const beat = useStore(pulse);
  useEffect(() => {
    if (beat.touched.has(id)) void again();
  }, [beat]);
  const onChange = async () => {
    await again();
    await props.onChange();
    await look();
  };
  const form = value?.words.forms.find((one) => one.of === of);
  return (
    <div class="stack">
      <Failure doing={doing} />
      {!value && !doing.failed && (
        <p role="status" class="soft">
          {t("request.opening")}
        </p>
      )}
      {value && of === "triage" && (
        <PriorityCard {...props} record={value.record} lists={value.words} onChange={onChange} />
      )}
      {value && form && (
        <OneSheet
          key={of}
          {...props}
          form={form}
          record={value.record}
          lists={value.words}
          onChange={onChange}
        />
      )}
      {value && of === "triage" && <FirstAid codes={value.record.facts.incident ?? []} lists={value.words} thread={props.thread} />}
    </div>
  );
}

interface OneProps extends ThreadProps {
  form: Form;
  record: CaseRecord;
  lists: Lists;
}

function OneSheet({ form, thread, record, lists: words, onChange }: OneProps) {
  const editing = useSheet(form.of, thread, record, onChange);
  return <SheetForm form={form} lists={words} editing={editing} team={thread.record.facts.team} />;
}
