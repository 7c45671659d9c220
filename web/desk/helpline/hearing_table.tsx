// SPDX-License-Identifier: AGPL-3.0-or-later
// Every person and channel: heard, or not.
import type { Heard } from "../../shared/api.ts";
import { atMinute } from "../../shared/times.ts";
import { onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t, word } from "../speak.ts";
import { byPerson } from "./hearing.ts";

export function HearingTable() {
  const now = useStore(onCall);
  if (!now) return null;
  return (
    <section class="card stack close">
      <h2>{t("hearing.title")}</h2>
      <p class="small soft">{t("hearing.what")}</p>
      {now.hearing.length === 0 && <p class="soft">{t("hearing.none")}</p>}
      <ul class="plain-list stack close">
        {byPerson(now.hearing).map(([person, channels]) => (
          <li key={person}>
            <strong>
              <bdi>{personName(person)}</bdi>
            </strong>
            <ul class="plain-list">
              {channels.map((one) => (
                <Channel key={one.channel} one={one} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

const tones = { untested: "tag", waiting: "tag accent", heard: "tag good", silent: "tag warn" } as const;

function Channel({ one }: { one: Heard }) {
  const zone = useZone();
  return (
    <li class="row">
      <span>{word("waking", one.channel)}</span>{" "}
      <span class={tones[one.hearing]}>{word("hearing", one.hearing)}</span>{" "}
      {one.undelivered && <span class="tag warn">{t("hearing.undelivered")}</span>}{" "}
      {one.tested !== null && (
        <span class="small soft">{t("hearing.tested", { when: atMinute(one.tested, zone) })}</span>
      )}
    </li>
  );
}
