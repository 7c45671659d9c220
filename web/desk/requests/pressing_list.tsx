// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is missed stands above the list, so that nobody has to look for it; above them danger to life that
// waits for its first answer.
import { useEffect } from "preact/hooks";
import { type Clock, type MissedPlan, silence } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute } from "../../shared/times.ts";
import { useLoaded } from "../house/doing.tsx";
import { onCall, pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { t, word } from "../speak.ts";
import { personName } from "./names.ts";
import { pressing } from "./pressing.ts";
import { useZone } from "./queue.tsx";

export function PressingList() {
  const { value, again } = useLoaded(silence.missed, []);
  const beat = useStore(pulse);
  const now = useStore(onCall);
  useEffect(() => void again(), [beat]);
  if (!value || value.length === 0) return null;
  const { life, moreLife, missed } = pressing(now?.clocks ?? [], value);
  return (
    <section class="stack close" aria-label={t("queue.pressing")}>
      <h3 class="row path-plain">
        <Icon name="warning" /> {t("queue.pressing")}
      </h3>
      <ul class="plain-list stack close">
        {life.map((one) => (
          <LifeRow key={one.request} clock={one} />
        ))}
        {moreLife > 0 && <li class="small">{t("queue.more_life", { count: moreLife })}</li>}
        {missed.map((one) => (
          <MissedRow key={one.request} missed={one} />
        ))}
      </ul>
    </section>
  );
}

function LifeRow({ clock }: { clock: Clock }) {
  const zone = useZone();
  return (
    <li>
      <a href={`/requests/${clock.request}`}>
        {t("queue.life_since", { when: atMinute(clock.since, zone) })}
      </a>{" "}
      <span class="tag now">{word("imminence", "now")}</span>{" "}
      {clock.taken_by === null ? (
        <span class="tag warn">{t("clock.nobody")}</span>
      ) : (
        <span class="small">{t("clock.taken", { name: personName(clock.taken_by) })}</span>
      )}
    </li>
  );
}

function MissedRow({ missed }: { missed: MissedPlan }) {
  const zone = useZone();
  const { plan } = missed;
  const by = plan.schedule?.acknowledged_by ?? null;
  return (
    <li>
      <a href={`/requests/${missed.request}`}>
        {t("silence.missed_since", { when: plan.late === null ? "" : atMinute(plan.late, zone) })}
      </a>{" "}
      <span class="tag warn">{word("silence_state", plan.state)}</span>{" "}
      {by !== null && <span class="small">{t("clock.taken", { name: personName(by) })}</span>}
    </li>
  );
}
