// SPDX-License-Identifier: AGPL-3.0-or-later
// First steps for what has happened: for staff in their language, for the person in theirs, to be put into the answer.
import { cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useLoaded } from "../house/doing.tsx";
import { putIntoAnswer } from "../requests/answer_draft.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { language, t } from "../speak.ts";
import { type Lists, factName } from "./vocabulary.ts";

interface Props {
  codes: string[];
  lists: Lists;
  thread: ThreadProps["thread"];
}

export function FirstAid({ codes, lists, thread }: Props) {
  if (codes.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{t("case.first_aid")}</h2>
      {codes.map((code) => (
        <ForKind key={code} code={code} lists={lists} thread={thread} />
      ))}
    </section>
  );
}

function ForKind({ code, lists, thread }: { code: string; lists: Lists; thread: Props["thread"] }) {
  const { facts } = thread.record;
  const { value, doing } = useLoaded(
    () => Promise.all([cases.firstAid(code, language()), cases.firstAid(code, facts.language)]),
    [code, facts.language],
  );
  if (doing.failed) return <Failure doing={doing} />;
  const [ours, theirs] = value ?? [null, null];
  if (!ours || ours.for_staff.length + ours.for_defender.length === 0) return null;
  const put = () => {
    putIntoAnswer(facts.id, theirs!.for_defender.map((step, at) => `${at + 1}. ${step}`).join("\n"));
    announce(t("case.first_aid_put"));
  };
  return (
    <details class="stack close">
      <summary>{factName(lists, "incident", code)}</summary>
      <h3>{t("case.first_aid_staff")}</h3>
      <Steps steps={ours.for_staff} />
      <h3>{t("case.first_aid_defender")}</h3>
      <Steps steps={ours.for_defender} />
      <div class="row">
        <Button onPress={put}>{t("case.first_aid_put_do")}</Button>
      </div>
    </details>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
