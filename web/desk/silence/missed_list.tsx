// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is missed stands above the list, longest first, so that nobody has to look for it.
import { useEffect } from "preact/hooks";
import { type MissedPlan, silence } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute } from "../../shared/times.ts";
import { useLoaded } from "../house/doing.tsx";
import { pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t, word } from "../speak.ts";

export function MissedList() {
  const { value: missed, again } = useLoaded(silence.missed, []);
  const beat = useStore(pulse);
  useEffect(() => void again(), [beat]);
  if (!missed || missed.length === 0) return null;
  return (
    <section class="stack close" aria-label={t("silence.missed_list")}>
      <h3 class="row path-plain">
        <Icon name="warning" /> {t("silence.missed_list")}
      </h3>
      <ul class="plain-list stack close">
        {missed.map((one) => (
          <MissedRow key={one.request} missed={one} />
        ))}
      </ul>
    </section>
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
