// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything written in one request, what must be minded before writing, and the case made of it.
import { useLocation, lazy } from "preact-iso";
import { useMemo } from "preact/hooks";
import type { RequestState } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { leads } from "../access/session.ts";
import { ChannelsCard } from "../case/channels_card.tsx";
import { ContactPanel } from "../case/contact_panel.tsx";
import { WithdrawnBanner } from "../case/sharing_card.tsx";
import { useCase } from "../case/use_case.ts";
import { t, word } from "../speak.ts";
import { SilencePanel } from "../silence/silence_panel.tsx";
import { SafeContact } from "./answers_view.tsx";
import { CompartmentsCard } from "./compartments_card.tsx";
import { Composer } from "./composer.tsx";
import { EntryCard } from "./entry_card.tsx";
import { ReceiptsPanel } from "./receipts_panel.tsx";
import { SentencePanel } from "./sentence_panel.tsx";
import { SplitCard } from "./split_card.tsx";
import { StatePanel } from "./state_panel.tsx";
import { TeamPanel } from "./team_panel.tsx";
import { type Thread, currentAnswers } from "./thread.ts";

const CaseView = lazy(() => import("../case/case_view.tsx").then((room) => room.CaseView));

export interface ThreadProps {
  thread: Thread;
  onChange: () => Promise<unknown>;
}

const sheets = ["triage", "assessment", "plan", "verification", "channels", "consents", "closing"] as const;

export function ThreadView({ state, ...props }: ThreadProps & { state: RequestState }) {
  const { query } = useLocation();
  const { thread } = props;
  const { facts } = thread.record;
  const answers = useMemo(() => currentAnswers(thread.entries), [thread]);
  const known = useCase(facts.id);
  const path = `/requests/${facts.id}?state=${state}`;
  const tab = sheets.find((one) => one === query.tab);
  return (
    <div class="thread">
      <div class="stack thread-main">
        <WithdrawnBanner thread={thread} path={path} />
        <Tabs path={path} tab={tab} />
        {thread.incomplete && <Banner tone="warn">{t("thread.incomplete")}</Banner>}
        {tab ? <CaseView key={tab} of={tab} known={known} {...props} /> : <Conversation {...props} />}
      </div>
      <aside class="stack" aria-label={t("thread.aside")}>
        <SilencePanel request={facts.id} />
        <ContactPanel request={facts.id} known={known} />
        <ChannelsCard thread={thread} path={path} />
        {leads() && <StatePanel {...props} />}
        <TeamPanel {...props} />
        <CompartmentsCard {...props} />
        <SplitCard {...props} />
        {leads() && <ReceiptsPanel {...props} />}
        {leads() && <SentencePanel {...props} answers={answers} />}
      </aside>
    </div>
  );
}

function Tabs({ path, tab }: { path: string; tab: string | undefined }) {
  return (
    <nav class="tabs case-tabs" aria-label={t("case.tabs")}>
      <a href={path} aria-current={tab ? undefined : "page"}>
        {t("thread.label")}
      </a>
      {sheets.map((one) => (
        <a key={one} href={`${path}&tab=${one}`} aria-current={tab === one ? "page" : undefined}>
          {word("sheet", one)}
        </a>
      ))}
    </nav>
  );
}

function Conversation({ thread, onChange }: ThreadProps) {
  const { facts } = thread.record;
  const answers = useMemo(() => currentAnswers(thread.entries), [thread]);
  const over = facts.state === "withdrawn" || facts.state === "destroyed";
  return (
    <>
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
    </>
  );
}
