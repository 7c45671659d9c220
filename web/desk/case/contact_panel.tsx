// SPDX-License-Identifier: AGPL-3.0-or-later
// When the person hears from us next. A promise has a time, a zone and somebody who keeps it.
import { useState } from "preact/hooks";
import { type CaseClock, type Id, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute, instantOf, localIn } from "../../shared/times.ts";
import { leads, session } from "../access/session.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import type { KnownCase } from "./use_case.ts";
import { freshId } from "./sheet_writing.ts";

export function ContactPanel({ request, known }: { request: Id; known: KnownCase }) {
  const { record, doing, again } = known;
  const clock = record?.clocks.find((one) => one.kind === "contact") ?? null;
  return (
    <section class="card stack close">
      <h2>{t("contact.title")}</h2>
      <Failure doing={doing} />
      {record && <Promised clock={clock} />}
      {clock && clock.due < Date.now() && <SeeingTo clock={clock} onDone={again} />}
      {record && leads() && <Promising key={clock?.due} clock={clock} request={request} onDone={again} />}
    </section>
  );
}

function Promised({ clock }: { clock: CaseClock | null }) {
  const zone = useZone();
  if (!clock) return <p class="soft">{t("contact.none")}</p>;
  const late = clock.due < Date.now();
  return (
    <p class={late ? "path-plain" : undefined}>
      <Icon name={late ? "warning" : "clock"} />{" "}
      <strong>{t(late ? "contact.late" : "contact.at", { when: atMinute(clock.due, zone) })}</strong>
      {" · "}
      {clock.person ? personName(clock.person) : t("agenda.team")}
    </p>
  );
}

// Due, and people are called until somebody sees to it.
function SeeingTo({ clock, onDone }: { clock: CaseClock; onDone: () => unknown }) {
  const zone = useZone();
  const doing = useDoing();
  const quiet = clock.quiet_until !== null && clock.quiet_until > Date.now();
  const acknowledge = () =>
    doing.run(async () => {
      await cases.acknowledgeClock(clock.request, clock.id);
      await onDone();
    });
  return (
    <>
      <p class="small">
        {quiet && clock.acknowledged_by && clock.quiet_until !== null
          ? t("contact.seen_to", {
              name: personName(clock.acknowledged_by),
              when: atMinute(clock.quiet_until, zone),
            })
          : t("contact.calling")}
      </p>
      <Failure doing={doing} />
      {leads() && !(quiet && clock.acknowledged_by === session().place.person) && (
        <div class="row">
          <Button kind="main" onPress={acknowledge} disabled={doing.busy}>
            {t("clock.take")}
          </Button>
        </div>
      )}
    </>
  );
}

interface PromisingProps {
  clock: CaseClock | null;
  request: Id;
  onDone: () => unknown;
}

function Promising({ clock, request, onDone }: PromisingProps) {
  const { time_zone } = session().me.person;
  const [text, setText] = useState(clock ? localIn(clock.due, time_zone) : "");
  const doing = useDoing();
  const due = instantOf(text, time_zone);
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      if (due === null) return;
      const id = clock?.id ?? freshId();
      await cases.putClock({ id, request, kind: "contact", person: session().place.person, due });
      await onDone();
    });
  };
  const stop = () =>
    doing.run(async () => {
      await cases.stopClock(request, clock!.id);
      await onDone();
    });
  return (
    <form class="stack close" onSubmit={submit}>
      <Field
        label={t("contact.when")}
        hint={t("case.in_zone", { zone: time_zone.replaceAll("_", " ") })}
        type="datetime-local"
        value={text}
        onValue={setText}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button submit disabled={due === null || due === clock?.due || doing.busy}>
          {t("contact.promise")}
        </Button>
        {clock && <Button onPress={stop}>{t("contact.kept")}</Button>}
      </div>
    </form>
  );
}
