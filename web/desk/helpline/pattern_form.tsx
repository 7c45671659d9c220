// SPDX-License-Identifier: AGPL-3.0-or-later
// One shift, on one or several days of every week.
import { useState } from "preact/hooks";
import { helpline, type Rank } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks, Field, Select } from "../../shared/components/field.tsx";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { TimeZoneField } from "../people/time_zone_field.tsx";
import { t, word } from "../speak.ts";
import { handlers } from "./people.ts";
import { lengthBetween, minutesOf, weekdayName } from "./weekdays.ts";

const week = [1, 2, 3, 4, 5, 6, 7];

export function PatternForm({ onDone }: { onDone: () => unknown }) {
  const { me } = session();
  const people = handlers();
  const [person, setPerson] = useState(people[0]?.[0] ?? "");
  const [rank, setRank] = useState<Rank>("duty");
  const [days, setDays] = useState<string[]>(["1", "2", "3", "4", "5"]);
  const [from, setFrom] = useState("09:00");
  const [until, setUntil] = useState("17:00");
  const [zone, setZone] = useState(me.person.time_zone);
  const doing = useDoing();

  const submit = (event: Event) => {
    event.preventDefault();
    const [begins, ends] = [minutesOf(from), minutesOf(until)];
    if (begins === null || ends === null || days.length === 0) return doing.fail(t("rota.incomplete"));
    void doing.run(async () => {
      const minutes = lengthBetween(begins, ends);
      for (const day of days)
        await helpline.addPattern({
          person,
          rank,
          weekday: Number(day),
          begins,
          minutes,
          zone,
          first_day: me.organisation.today - 1,
        });
      announce(t("rota.saved"));
      await onDone();
    });
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <h2>{t("rota.add")}</h2>
      <Select label={t("rota.person")} value={person} onValue={setPerson} options={people} />
      <Select
        label={t("rota.rank")}
        value={rank}
        onValue={(value) => setRank(value as Rank)}
        options={(["duty", "backup"] as const).map((one) => [one, word("rank", one)])}
      />
      <Checks
        label={t("rota.days")}
        values={days}
        onValues={setDays}
        options={week.map((day) => [String(day), weekdayName(day)])}
      />
      <Field label={t("rota.from")} type="time" value={from} onValue={setFrom} required />
      <Field
        label={t("rota.until")}
        hint={t("rota.until_hint")}
        type="time"
        value={until}
        onValue={setUntil}
        required
      />
      <TimeZoneField value={zone} onValue={setZone} />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy || person === ""}>
          {t("rota.add_do")}
        </Button>
      </div>
    </form>
  );
}
