// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Facts, Id, RequestState } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { atHour, fromNow, hourFromNow, hourToMillis, lasting, onDay } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { language, t, word } from "../speak.ts";
import { isSpokenOnDuty } from "../helpline/spoken.ts";
import { onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import type { Choosing } from "./choosing.ts";
import { LevelTag } from "./level_tag.tsx";
import { languageName, personName } from "./names.ts";

interface RowProps {
  facts: Facts;
  open: boolean;
  state: RequestState;
  choosing: Choosing | null; // null: nothing is chosen in this list
}

export function QueueRow({ facts, open, state, choosing }: RowProps) {
  const zone = { language: language(), timeZone: session().me.person.time_zone };
  return (
    <li data-request={choosing ? facts.id : undefined} class={choosing ? "choosable" : undefined}>
      {choosing && (
        <input
          type="checkbox"
          aria-label={t("bin.choose", {
            what: `${word("imminence", facts.imminence)}, ${languageName(facts.language)}, ${hourFromNow(facts.arrived_hour, language())}`,
          })}
          checked={choosing.chosen.has(facts.id)}
          onClick={(event) => choosing.flip(facts.id, event.shiftKey)}
        />
      )}
      <a
        class="request"
        href={`/requests/${facts.id}?state=${state}`}
        aria-current={open ? "true" : undefined}
      >
        <span class="row apart">
          <span class="row">
            <LevelTag level={facts.priority} />
            <ImminenceTag facts={facts} />
            {facts.kind === "complaint" && <span class="tag warn">{t("kind.complaint")}</span>}
          </span>
          <time
            class="small soft"
            dateTime={new Date(hourToMillis(facts.arrived_hour)).toISOString()}
            title={atHour(facts.arrived_hour, zone)}
          >
            {hourFromNow(facts.arrived_hour, language())}
          </time>
        </span>
        <span class="row small">
          <strong>{languageName(facts.language)}</strong>
          <Unspoken facts={facts} />
          <span class="soft">{t(`path.${facts.path}.short`)}</span>
          {facts.channel !== "web" && <span class="soft">{word("channel", facts.channel)}</span>}
          {facts.files > 0 && (
            <span class="soft">
              <Icon name="file" /> {t("queue.files", { count: facts.files })}
            </span>
          )}
        </span>
        <span class="row small">
          {state === "binned" && <InBin request={facts.id} choosing={choosing} />}
          {facts.unread > 0 && <span class="tag accent">{t("queue.unread", { count: facts.unread })}</span>}
          <Clocks facts={facts} />
          {facts.stale_keys && <span class="tag warn">{t("queue.stale")}</span>}
        </span>
      </a>
    </li>
  );
}

// Of what is still to be answered: said before anybody opens it, so that an interpreter is asked in time.
function Unspoken({ facts }: { facts: Facts }) {
  const now = useStore(onCall);
  const waits = facts.state === "new" || facts.state === "open" || facts.state === "answered";
  if (!now || !waits || isSpokenOnDuty(facts.language, now)) return null;
  return <span class="tag warn">{t("queue.unspoken")}</span>;
}

function InBin({ request, choosing }: { request: Id; choosing: Choosing | null }) {
  const lying = choosing?.lying.get(request);
  if (!lying) return null;
  return (
    <>
      <span class="tag">{word("junk", lying.reason)}</span>
      <span class="soft">{t("bin.until", { when: onDay(lying.ends_day, language()) })}</span>
    </>
  );
}

export function ImminenceTag({ facts }: { facts: Facts }) {
  return <span class={`tag ${facts.imminence}`}>{word("imminence", facts.imminence)}</span>;
}

// Whose turn it is, while it waits for its first answer.
function Turn({ request }: { request: Id }) {
  const clock = useStore(onCall)?.clocks.find((one) => one.request === request);
  if (!clock) return null;
  if (clock.taken_by === null) return <span class="tag warn">{t("clock.nobody")}</span>;
  return <span class="tag accent">{t("clock.taken", { name: personName(clock.taken_by) })}</span>;
}

export function Clocks({ facts }: { facts: Facts }) {
  const late = facts.fetch_by_at !== null && facts.fetch_by_at < Date.now();
  return (
    <>
      {facts.waiting_since_at !== null && (
        <span class="tag">
          <Icon name="clock" /> {t("queue.waiting", { time: lasting(facts.waiting_since_at, language()) })}
        </span>
      )}
      <Turn request={facts.id} />
      {facts.fetch_by_at !== null && (
        <span class={late ? "tag warn" : "tag"}>
          <Icon name="eye" />{" "}
          {late
            ? t("queue.not_fetched")
            : t("queue.fetch_by", { when: fromNow(facts.fetch_by_at, language()) })}
        </span>
      )}
    </>
  );
}
