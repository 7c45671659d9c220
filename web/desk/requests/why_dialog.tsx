// SPDX-License-Identifier: AGPL-3.0-or-later
// Why can they see this, and why can somebody else not: what decided it, by whom and when.
import { useState } from "preact/hooks";
import { type Id, type Reason, type RequestKind, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Select } from "../../shared/components/field.tsx";
import { type Zone, atHour, onDay } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { language, t } from "../speak.ts";
import { personName } from "./names.ts";
import { useZone } from "./queue.tsx";
import { mayStand } from "./standing.ts";
import type { ThreadProps } from "./thread_view.tsx";

export function WhyDialog({ thread, onClose }: ThreadProps & { onClose: () => void }) {
  const { facts } = thread.record;
  const { value, doing } = useLoaded(() => requests.why(facts.id), [facts.id]);
  const [asked, setAsked] = useState<Id>("");
  const reasons = [...(value ?? [])].sort((one, other) =>
    personName(one.person).localeCompare(personName(other.person)),
  );
  const others = reasons.filter((reason) => !reason.sees);
  const other = others.find((reason) => reason.person === asked);
  return (
    <Dialog title={t("team.why")} onClose={onClose}>
      <p>{t("team.why_rule")}</p>
      <Failure doing={doing} />
      <ul class="plain-list stack">
        {reasons
          .filter((reason) => reason.sees)
          .map((reason) => (
            <li key={reason.person}>
              <Explained reason={reason} />
            </li>
          ))}
      </ul>
      {others.length > 0 && (
        <Select
          label={t("why.not")}
          value={asked}
          onValue={setAsked}
          options={[["", t("why.pick")], ...others.map(named)]}
        />
      )}
      <div role="status">
        {other && <Explained reason={other} />}
        {other && <MayNotStand kind={facts.kind} person={other.person} />}
      </div>
      <p class="small soft">{t("team.why_recovery")}</p>
      <div class="row">
        <Button onPress={onClose}>{t("dialog.close")}</Button>
      </div>
    </Dialog>
  );
}

function named({ person }: Reason): [string, string] {
  return [person, personName(person)];
}

function Explained({ reason }: { reason: Reason }) {
  const zone = useZone();
  return (
    <div class="stack close">
      <strong>
        <bdi>{personName(reason.person)}</bdi>
      </strong>
      <span>{groundOf(reason, zone)}</span>
      {reason.since_day !== null && (
        <span class="small soft">
          {t("why.since", { day: onDay(reason.since_day, language()) })}{" "}
          {t("why.keys", { count: reason.generations.length })}
        </span>
      )}
    </div>
  );
}

// The trail may not say who; then the sentence does without.
function groundOf({ ground, person, by, hour }: Reason, zone: Zone): string {
  if (ground === "arrived" || ground === "gone" || ground === "never" || ground === "lent")
    return t(`why.${ground}`);
  if (by === null || hour === null) return t(`why.${ground}_plain`);
  const when = atHour(hour, zone);
  if (ground === "chosen" && by === person) return t("why.opened", { when });
  return t(`why.${ground}`, { by: personName(by), when });
}

function MayNotStand({ kind, person }: { kind: RequestKind; person: Id }) {
  const entry = session().vouched?.directory.find(person);
  if (!entry || mayStand(kind, entry.purposes)) return null;
  return <p>{t(kind === "complaint" ? "why.not_complaint" : "why.not_role")}</p>;
}
