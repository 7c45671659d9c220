// SPDX-License-Identifier: AGPL-3.0-or-later
// Who did what, in order. This device remembers the newest signed head it saw and notices when the trail goes
// back.
import { useState } from "preact/hooks";
import { type TrailEntry, trail } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { number } from "../../shared/i18n.ts";
import { atHour } from "../../shared/times.ts";
import { checkHead } from "../access/vouching.ts";
import { readPins } from "../access/pins.ts";
import { session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { Title } from "../house/title.tsx";
import { language, t, tried } from "../speak.ts";
import { chainFits } from "./chain.ts";
import { raise } from "../house/alarms.ts";

export function TrailScreen() {
  const { place } = session();
  const [older, setOlder] = useState<TrailEntry[]>([]);
  const [more, setMore] = useState<number | null>(null);
  const { value, doing } = useLoaded(async () => {
    checkHead(place.organisation, await trail.head());
    const page = await trail.page(null);
    if (!chainFits(page.entries)) raise("alarm.trail");
    setOlder([]);
    setMore(page.more);
    return page.entries;
  }, []);
  const further = () =>
    doing.run(async () => {
      const page = await trail.page(more);
      if (!chainFits([...older.slice(-1), ...page.entries])) raise("alarm.trail");
      setOlder([...older, ...page.entries]);
      setMore(page.more);
    });
  const head = readPins(localStorage, place.organisation)?.trail;
  return (
    <div class="page stack">
      <Title>{t("trail.title")}</Title>
      <p>{t("trail.what")}</p>
      {head && (
        <p class="small soft">
          {t("trail.head", { sequence: head.sequence })}{" "}
          <code class="long" dir="ltr">
            {head.hash}
          </code>
        </p>
      )}
      <Failure doing={doing} />
      <div class="table-room" tabIndex={0} role="region" aria-label={t("trail.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("trail.number")}</th>
              <th scope="col">{t("trail.when")}</th>
              <th scope="col">{t("trail.who")}</th>
              <th scope="col">{t("trail.deed")}</th>
              <th scope="col">{t("trail.about")}</th>
            </tr>
          </thead>
          <tbody>
            {[...(value ?? []), ...older].map((entry) => (
              <TrailRow key={entry.sequence} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      {more !== null && (
        <div class="row">
          <Button onPress={further}>{t("queue.more")}</Button>
        </div>
      )}
    </div>
  );
}

function TrailRow({ entry }: { entry: TrailEntry }) {
  const zone = { language: language(), timeZone: session().me.person.time_zone };
  return (
    <tr>
      <td>{number(entry.sequence, language())}</td>
      <td class="small">{atHour(entry.hour, zone)}</td>
      <td>
        <bdi>{actorName(entry.actor)}</bdi>
      </td>
      <td>
        {tried(`deed.${entry.deed}`) ?? <code dir="ltr">{entry.deed}</code>}{" "}
        {entry.detail && (
          <code class="small soft" dir="ltr">
            {entry.detail}
          </code>
        )}
      </td>
      <td>
        <code class="small" dir="ltr" title={entry.subject}>
          {entry.subject.slice(0, 12)}
        </code>
      </td>
    </tr>
  );
}

// "person 1f0c…", "reader …", "operator", "anonymous": the server's own words, with names where this device
// knows them.
function actorName(actor: string): string {
  const id = /[0-9a-f]{32}/.exec(actor)?.[0];
  return (
    (id && session().vouched?.people.get(id)?.display_name) ??
    actor.replace(/[0-9a-f]{32}/, (whole) => whole.slice(0, 8))
  );
}
