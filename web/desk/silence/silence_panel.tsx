// SPDX-License-Identifier: AGPL-3.0-or-later
// A promised sign of life beside a request: when it is due, who has been called for it, and what may be done.
import { useState } from "preact/hooks";
import { type Id, type SilencePlan, type SilenceSchedule, silence } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Select } from "../../shared/components/field.tsx";
import { atHour, atMinute } from "../../shared/times.ts";
import { leads } from "../access/session.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { clockTime, weekdayName } from "../helpline/weekdays.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { language, list, t, word } from "../speak.ts";
import { LeftCard } from "./left_card.tsx";

export function SilencePanel({ request }: { request: Id }) {
  const { value: plan, doing, again } = useLoaded(() => silence.plan(request), [request]);
  if (!plan) return <Failure doing={doing} />;
  if (!plan.schedule && !plan.left) return null;
  const changed = async () => {
    await again();
    await look();
  };
  return (
    <section class="card stack close">
      <h2>{t("silence.title")}</h2>
      {plan.schedule && <ScheduleLines schedule={plan.schedule} plan={plan} />}
      {plan.schedule && leads() && <Deeds request={request} plan={plan} onChange={changed} />}
      {plan.left && <LeftCard request={request} left={plan.left} plan={plan} />}
    </section>
  );
}

export function isMissed({ state }: SilencePlan): boolean {
  return state === "missed" || state === "climbing" || state === "silent";
}

function ScheduleLines({ schedule, plan }: { schedule: SilenceSchedule; plan: SilencePlan }) {
  const zone = useZone();
  const theirs = { language: language(), timeZone: schedule.zone };
  const missed = isMissed(plan) && plan.late !== null;
  return (
    <>
      {missed && (
        <Banner tone="alarm">{t("silence.missed_since", { when: atMinute(plan.late!, zone) })}</Banner>
      )}
      <p class="small">
        {rhythmOf(schedule)} · {t("silence.until", { when: atMinute(schedule.ends, zone) })}
      </p>
      {schedule.due !== null && (
        <p>
          {t("silence.due", { when: atMinute(schedule.due, zone), theirs: atMinute(schedule.due, theirs) })}
        </p>
      )}
      {plan.state === "paused" && schedule.paused_until !== null && (
        <p class="small">{t("silence.paused", { when: atMinute(schedule.paused_until, zone) })}</p>
      )}
      {schedule.heard_hour !== null && (
        <p class="small soft">{t("silence.heard", { when: atHour(schedule.heard_hour, zone) })}</p>
      )}
      {missed && (
        <p class="small">
          {t("silence.called", { who: list(plan.called.map((rung) => word("rung", rung))) })}
        </p>
      )}
      {missed && schedule.acknowledged_by !== null && schedule.quiet_until !== null && (
        <p class="small">
          {t("silence.seen_to", {
            name: personName(schedule.acknowledged_by),
            when: atMinute(schedule.quiet_until, zone),
          })}
        </p>
      )}
    </>
  );
}

function rhythmOf(schedule: SilenceSchedule): string {
  if (schedule.rhythm === "hours") return t("silence.rhythm.hours", { count: schedule.every_hours });
  const at = clockTime(schedule.minute);
  const { zone } = schedule;
  if (schedule.rhythm === "daily") return t("silence.rhythm.daily", { at, zone });
  return t("silence.rhythm.weekly", { day: weekdayName(schedule.weekday), at, zone });
}

interface DeedsProps {
  request: Id;
  plan: SilencePlan;
  onChange: () => Promise<void>;
}

function Deeds({ request, plan, onChange }: DeedsProps) {
  const doing = useDoing();
  const [recording, setRecording] = useState(false);
  const acknowledge = () =>
    doing.run(async () => {
      await silence.acknowledge(request);
      await onChange();
    });
  return (
    <>
      <Failure doing={doing} />
      <div class="row">
        {isMissed(plan) && (
          <Button kind="main" onPress={acknowledge}>
            {t("silence.acknowledge")}
          </Button>
        )}
        <Button onPress={() => setRecording(true)}>{t("silence.record")}</Button>
      </div>
      {recording && (
        <RecordDialog request={request} onClose={() => setRecording(false)} onChange={onChange} />
      )}
    </>
  );
}

const ways = ["phone", "message", "person", "other"] as const;

function RecordDialog(props: { request: Id; onClose: () => void; onChange: () => Promise<void> }) {
  const doing = useDoing();
  const [way, setWay] = useState<string>("phone");
  const record = () =>
    doing.run(async () => {
      await silence.heard(props.request, way);
      props.onClose();
      await props.onChange();
    });
  return (
    <Dialog title={t("silence.record")} onClose={props.onClose}>
      <p>{t("silence.record_what")}</p>
      <Select
        label={t("silence.way")}
        value={way}
        options={ways.map((one) => [one, word("silence_way", one)] as const)}
        onValue={setWay}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" onPress={record}>
          {t("silence.record_do")}
        </Button>
        <Button onPress={props.onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
