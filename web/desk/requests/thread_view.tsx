// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything written in one request, what must be minded before writing, and what can be done with it.
import { useMemo } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { leads } from "../access/session.ts";
import { t } from "../speak.ts";
import { SilencePanel } from "../silence/silence_panel.tsx";
import { SafeContact } from "./answers_view.tsx";
import { Composer } from "./composer.tsx";
import { EntryCard } from "./entry_card.tsx";
import { ReceiptsPanel } from "./receipts_panel.tsx";
import { SentencePanel } from "./sentence_panel.tsx";
import { StatePanel } from "./state_panel.tsx";
import { TeamPanel } from "./team_panel.tsx";
import { type Thread, currentAnswers } from "./thread.ts";

export interface ThreadProps {
  thread: Thread;
  onChange: () => Promise<unknown>;
}

export function ThreadView({ thread, onChange }: ThreadProps) {
  const { facts } = thread.record;
  const answers = useMemo(() => currentAnswers(thread.entries), [thread]);
  const over = facts.state === "withdrawn" || facts.state === "destroyed";
  return (
    <div class="thread">
      <div class="stack thread-main">
        {thread.incomplete && <Banner tone="warn">{t("thread.incomplete")}</Banner>}
        <ol class="plain-list stack" aria-label={t("thread.label")}>
          {thread.entries.map((entry) => (
            <EntryCard key={entry.envelope.id} entry={entry} thread={thread} />
          ))}
        </ol>
        <SafeContact answers={answers} language={facts.language} />
        {over ? (
          <Banner>{t(facts.state === "withdrawn" ? "thread.withdrawn" : "thread.destroyed")}</Banner>
        ) : (
          <Composer thread={thread} answers={answers} onChange={onChange} />
        )}
      </div>
      <aside class="stack" aria-label={t("thread.aside")}>
        <SilencePanel request={facts.id} />
        {leads() && <StatePanel thread={thread} onChange={onChange} />}
        <TeamPanel thread={thread} onChange={onChange} />
        {leads() && <ReceiptsPanel thread={thread} onChange={onChange} />}
        {leads() && <SentencePanel thread={thread} answers={answers} onChange={onChange} />}
      </aside>
    </div>
  );
}
