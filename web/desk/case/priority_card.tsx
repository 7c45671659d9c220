// SPDX-License-Identifier: AGPL-3.0-or-later
// How pressing the case is and why; a person may decide otherwise and says for what reason.
import { useState } from "preact/hooks";
import { type CaseRecord, type Level, type Priority, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { number } from "../../shared/i18n.ts";
import { leads } from "../access/session.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { LevelTag } from "../requests/level_tag.tsx";
import { note } from "../requests/thread.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { language, t, word } from "../speak.ts";
import { type Lists, className, factName } from "./vocabulary.ts";

type Props = ThreadProps & { record: CaseRecord; lists: Lists };

const levels: readonly Level[] = ["urgent", "high", "normal", "low"];

export function PriorityCard({ record, lists, thread, onChange }: Props) {
  const { priority } = record;
  return (
    <section class="card stack close">
      <h2 class="row">
        {t("case.priority")} <LevelTag level={priority.level} />
      </h2>
      <Why priority={priority} lists={lists} />
      {leads() && <Deciding record={record} thread={thread} onChange={onChange} />}
    </section>
  );
}

function Why({ priority, lists }: { priority: Priority; lists: Lists }) {
  if (priority.by_person) return <p>{t("case.by_person")}</p>;
  if (priority.reasons.length === 0) return <p class="soft">{t("case.nothing_counted")}</p>;
  return (
    <ul class="plain-list small">
      {together(priority.reasons).map(({ reason, said }) => (
        <li key={`${reason.class} ${reason.code}`} class="row apart">
          <span>
            {className(lists, reason.class)}: <strong>{factName(lists, reason.class, reason.code)}</strong>
          </span>
          <span class="soft">{said.join(" · ")}</span>
        </li>
      ))}
    </ul>
  );
}

// A fact may count points and hold the level up as well.
function together(reasons: Priority["reasons"]) {
  const lines = new Map<string, { reason: Priority["reasons"][number]; said: string[] }>();
  for (const reason of reasons) {
    const key = `${reason.class} ${reason.code}`;
    const line = lines.get(key) ?? { reason, said: [] };
    line.said.push(
      reason.floor ? t("case.floor") : t("case.points", { points: number(reason.points, language()) }),
    );
    lines.set(key, line);
  }
  return [...lines.values()];
}

function Deciding({ record, thread, onChange }: ThreadProps & { record: CaseRecord }) {
  const [level, setLevel] = useState<Level | "">("");
  const [reason, setReason] = useState("");
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      if (level === "") return;
      // The reason first: a decision without one must not stand.
      await note(thread, t("case.decided_note", { level: word("level", level), reason }));
      await cases.decide(thread.record.facts.id, level);
      setLevel("");
      setReason("");
      await onChange();
    });
  };
  const takeBack = () =>
    doing.run(async () => {
      await cases.decide(thread.record.facts.id, null);
      await onChange();
    });
  return (
    <details>
      <summary>{t("case.decide")}</summary>
      <form class="stack close" onSubmit={submit}>
        <Select
          label={t("case.priority")}
          value={level}
          onValue={(chosen) => setLevel(chosen as Level)}
          options={[["", t("case.choose_one")], ...levels.map((one) => [one, word("level", one)] as const)]}
        />
        <Field label={t("case.reason")} hint={t("case.reason_hint")} rows={2} value={reason} onValue={setReason} />
        <Failure doing={doing} />
        <div class="row">
          <Button submit disabled={level === "" || reason.trim() === "" || doing.busy}>
            {t("case.decide_do")}
          </Button>
          {record.priority.by_person && <Button onPress={takeBack}>{t("case.decide_back")}</Button>}
        </div>
      </form>
    </details>
  );
}
