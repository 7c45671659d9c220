// SPDX-License-Identifier: AGPL-3.0-or-later
// The case beside the conversation: one sheet at a time, and why it stands where it stands in the queue.
import { Failure, useLoaded } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { RefereeList } from "../requests/referee_fields.tsx";
import { refereeQuestions } from "../requests/referees.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { language, t } from "../speak.ts";
import { FirstAid } from "./first_aid.tsx";
import { OneSheet } from "./one_sheet.tsx";
import { PriorityCard } from "./priority_card.tsx";
import { RefusalCard } from "./refusal_card.tsx";
import { SharingCard } from "./sharing_card.tsx";
import type { KnownCase } from "./use_case.ts";
import { lists } from "./vocabulary.ts";

export function CaseView({ of, known, ...props }: ThreadProps & { of: string; known: KnownCase }) {
  const { value: words, doing } = useLoaded(lists, [language()]);
  const { record } = known;
  const onChange = async () => {
    await known.again();
    await props.onChange();
    await look();
  };
  const form = words?.forms.find((one) => one.of === of);
  if (!record || !words || !form)
    return (
      <>
        <Failure doing={known.doing} />
        <Failure doing={doing} />
        {!known.doing.failed && !doing.failed && (
          <p role="status" class="soft">
            {t("request.opening")}
          </p>
        )}
      </>
    );
  const shared = { ...props, record, lists: words, onChange };
  return (
    <div class="stack">
      {of === "triage" && <PriorityCard {...shared} />}
      {of === "verification" && (
        <RefereeList
          questions={refereeQuestions(props.thread.entries)}
          language={props.thread.record.facts.language}
        />
      )}
      <OneSheet key={of} {...shared} form={form} />
      {of === "consents" && <SharingCard {...props} lists={words} onChange={onChange} />}
      {of === "verification" && <RefusalCard codes={record.facts.refusal ?? []} thread={props.thread} />}
      {of === "triage" && (
        <FirstAid codes={record.facts.incident ?? []} lists={words} thread={props.thread} />
      )}
    </div>
  );
}
