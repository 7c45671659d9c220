// SPDX-License-Identifier: AGPL-3.0-or-later
// One request: taken up first if nobody has, then everything written in it.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type RequestRecord, type RequestState, requests } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { atHour } from "../../shared/times.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { pulse, touches } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { t, word } from "../speak.ts";
import { ClockCard } from "../helpline/clock_card.tsx";
import { HandoverCard } from "../helpline/handover_card.tsx";
import { InterpreterCard } from "../helpline/interpreter_card.tsx";
import { SilencePanel } from "../silence/silence_panel.tsx";
import { AdoptCard } from "./adopt_card.tsx";
import { LoanCard } from "./loan_card.tsx";
import { LevelTag } from "./level_tag.tsx";
import { languageName } from "./names.ts";
import { useZone } from "./queue.tsx";
import { Clocks, ImminenceTag } from "./queue_row.tsx";
import { type Thread, payDues, readThread } from "./thread.ts";
import { ThreadView } from "./thread_view.tsx";

interface Props {
  id: string;
  state: RequestState;
}

export function RequestScreen({ id, state }: Props) {
  const { record, thread, doing, again } = useThread(id);
  return (
    <section class="opened" aria-label={t("request.title")}>
      <a class="back" href={`/requests?state=${state}`}>
        <Icon name="back" /> {t("request.back")}
      </a>
      <div class="stack">
        <Title>{t("request.title")}</Title>
        {record && <FactsLine record={record} />}
        <Failure doing={doing} />
        {doing.busy && !thread && !record && (
          <p role="status" class="soft">
            {t("request.opening")}
          </p>
        )}
        {record && <ClockCard request={record.facts.id} />}
        {record?.facts.generation === 0 && <SilencePanel request={record.facts.id} />}
        {record?.facts.generation === 0 && <AdoptCard record={record} onDone={again} />}
        {thread && <LoanCard thread={thread} onChange={again} />}
        {thread && <HandoverCard thread={thread} onChange={again} />}
        {thread && <InterpreterCard thread={thread} onChange={again} />}
        {thread && <ThreadView thread={thread} state={state} onChange={again} />}
      </div>
    </section>
  );
}

function useThread(id: string) {
  const [record, setRecord] = useState<RequestRecord | null>(null);
  const [thread, setThread] = useState<Thread | null>(null);
  const doing = useDoing();
  const shown = useRef<Thread | null>(null);
  const beat = useStore(pulse);

  const again = useCallback(
    () =>
      doing.run(async () => {
        const found = await requests.one(id);
        setRecord(found);
        if (found.facts.generation === 0) return;
        if (unknownPeople(found)) await refreshDirectory();
        let opened = await readThread(id, found);
        if (await payDues(opened)) opened = await readThread(id);
        shown.current?.keys.clear();
        shown.current = opened;
        setRecord(opened.record);
        setThread(opened);
      }),
    [id],
  );

  useEffect(() => void again(), [id]);
  useEffect(() => {
    if (touches(beat, id)) void again();
  }, [beat]);
  useEffect(() => () => shown.current?.keys.clear(), []);
  return { record, thread, doing, again };
}

// Somebody joined since this device last looked: they must be vouched for before anything is sealed to them.
function unknownPeople(record: RequestRecord): boolean {
  return record.facts.team.length === 0 || !record.facts.generation_open;
}

function FactsLine({ record }: { record: RequestRecord }) {
  const { facts } = record;
  const zone = useZone();
  return (
    <div class="stack close">
      <div class="row">
        <LevelTag level={facts.priority} />
        <ImminenceTag facts={facts} />
        <span class="tag accent">{word("state", facts.state)}</span>
        {facts.kind === "complaint" && <span class="tag warn">{t("kind.complaint")}</span>}
        <span class="tag">{languageName(facts.language)}</span>
        <Clocks facts={facts} />
      </div>
      <p class="small soft">
        {t("request.arrived", { when: atHour(facts.arrived_hour, zone) })} ·{" "}
        {t("request.channel", { channel: word("channel", facts.channel) })}
      </p>
      <p class={facts.path === "plain" ? "small path-plain" : "small soft"}>
        <Icon name={facts.path === "plain" ? "eye" : "lock"} /> {t(`path.${facts.path}`)}
      </p>
      {facts.stale_keys && (
        <p class="small path-plain">
          <Icon name="warning" /> {t("request.stale")}
        </p>
      )}
      {facts.kind === "complaint" && (
        <p class="small path-plain">
          <Icon name="shield" /> {t("kind.complaint_what")}
        </p>
      )}
    </div>
  );
}
