// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due in all my cases, the first first. What it is about is sealed, and read in the case.
import { useEffect } from "preact/hooks";
import { type CaseClock, cases } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute, fromNow } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { language, t, word } from "../speak.ts";

const days = 30;
const tabs: Record<CaseClock["kind"], string> = {
  contact: "",
  task: "&tab=plan",
  review: "&tab=assessment",
  follow_up: "&tab=closing",
  verification: "&tab=verification",
  retention: "&tab=closing",
};

export function AgendaScreen() {
  const { value, doing, again } = useLoaded(() => cases.agenda(days), []);
  const beat = useStore(pulse);
  useEffect(() => void again(), [beat]);
  const now = Date.now();
  const late = value?.filter((one) => one.due < now) ?? [];
  const ahead = value?.filter((one) => one.due >= now) ?? [];
  return (
    <div class="page stack">
      <Title>{t("nav.agenda")}</Title>
      <Failure doing={doing} />
      {value?.length === 0 && <p class="soft">{t("agenda.nothing")}</p>}
      <Part title={t("agenda.late")} clocks={late} />
      <Part title={t("agenda.ahead")} clocks={ahead} />
    </div>
  );
}

function Part({ title, clocks }: { title: string; clocks: readonly CaseClock[] }) {
  if (clocks.length === 0) return null;
  return (
    <section class="card stack close">
      <h2>{title}</h2>
      <ul class="plain-list">
        {clocks.map((clock) => (
          <Due key={clock.id} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

function Due({ clock }: { clock: CaseClock }) {
  const zone = useZone();
  const quiet = clock.quiet_until !== null && clock.quiet_until > Date.now();
  return (
    <li class="due row apart">
      <a href={`/requests/${clock.request}?state=open${tabs[clock.kind]}`}>
        <Icon name="clock" /> {word("clock_kind", clock.kind)}
      </a>
      <span class="small">
        {atMinute(clock.due, zone)} · {fromNow(clock.due, language())}
        {" · "}
        <bdi>{turn(clock)}</bdi>
        {quiet && clock.acknowledged_by && (
          <>
            {" · "}
            <bdi>{t("clock.taken", { name: personName(clock.acknowledged_by) })}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

function turn(clock: CaseClock): string {
  if (clock.person === null) return t("agenda.team");
  return clock.person === session().place.person ? t("agenda.mine") : personName(clock.person);
}
