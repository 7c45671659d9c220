// SPDX-License-Identifier: AGPL-3.0-or-later
// Asking the person, within an answer, whether somebody may be asked about them; and what they said to it.
import { Field } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { t } from "../speak.ts";
import type { RefereeQuestion } from "./referees.ts";

export interface RefereeDraft {
  who: string;
  what: string;
}

// Nothing, unless both are said: a name without a question is none.
export function refereeAsked({ who, what }: RefereeDraft): string | null {
  return who.trim() && what.trim() ? `${who.trim()}\n${what.trim()}` : null;
}

interface Props {
  draft: RefereeDraft;
  onDraft: (draft: RefereeDraft) => void;
  language: string;
}

export function RefereeFields({ draft, onDraft, language }: Props) {
  return (
    <details class="stack close" open={draft.who !== "" || draft.what !== ""}>
      <summary>{t("referee.ask")}</summary>
      <p class="small soft">{t("referee.ask_hint")}</p>
      <Field label={t("referee.who")} value={draft.who} onValue={(who) => onDraft({ ...draft, who })} />
      <Field
        label={t("referee.what")}
        rows={2}
        value={draft.what}
        onValue={(what) => onDraft({ ...draft, what })}
        language={language}
      />
    </details>
  );
}

export function RefereeVerdict({ question }: { question: RefereeQuestion }) {
  const refused = question.verdict === "no";
  return (
    <p class={refused ? "error" : "small"}>
      <Icon name={refused ? "warning" : question.verdict === "yes" ? "check" : "clock"} />{" "}
      {t(`referee.${question.verdict}`)}
    </p>
  );
}

// On the sheet where referees are written down.
export function RefereeList({ questions, language }: { questions: readonly RefereeQuestion[]; language: string }) {
  if (questions.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{t("referee.title")}</h2>
      {questions.map((question) => (
        <div key={question.sequence} class="stack close">
          <div class="words-kept" dir="auto" lang={language}>
            {question.asked}
          </div>
          <RefereeVerdict question={question} />
        </div>
      ))}
    </section>
  );
}
