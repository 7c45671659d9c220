// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is on duty now and in the next week, where nobody is, and the weekly shifts behind it.
import { helpline, type Rota } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { atMinute } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { list, t, word } from "../speak.ts";
import { ColleagueList } from "./colleague_list.tsx";
import { HandoverList } from "./handover_list.tsx";
import { HearingTable } from "./hearing_table.tsx";
import { MyShifts } from "./my_shifts.tsx";
import { PatternForm } from "./pattern_form.tsx";
import { Rungs } from "./rungs.tsx";
import { type SameShift, sameShifts } from "./same_shifts.ts";
import { clockTime, weekdayName } from "./weekdays.ts";
import { WeekChart } from "./week_chart.tsx";

export function RotaScreen() {
  const { value, doing, again } = useLoaded(helpline.rota, []);
  const officer = session().me.person.roles.includes("officer");
  return (
    <div class="page stack">
      <Title>{t("rota.title")}</Title>
      <Failure doing={doing} />
      <Now />
      {value && <Gaps rota={value} />}
      {value && (
        <section class="card stack">
          <h2>{t("rota.week")}</h2>
          <WeekChart shifts={value.shifts} />
        </section>
      )}
      <HandoverList />
      {value && <MyShifts rota={value} again={again} />}
      <HearingTable />
      <ColleagueList />
      {value && <Patterns rota={value} officer={officer} again={again} />}
      {value && officer && <PatternForm onDone={again} />}
      {value && officer && <Rungs rota={value} onDone={again} />}
    </div>
  );
}

function Now() {
  const now = useStore(onCall);
  if (!now) return null;
  const [accountable] = now.on_duty;
  return (
    <section class="card stack close" aria-label={t("rota.now")}>
      <p>
        <strong>
          {accountable ? t("rota.on_duty", { name: personName(accountable) }) : t("rota.nobody")}
        </strong>
      </p>
      {now.backup.length > 0 && (
        <p class="small">{t("rota.backup", { names: list(now.backup.map(personName)) })}</p>
      )}
    </section>
  );
}

const mostShown = 10;

function Gaps({ rota }: { rota: Rota }) {
  const zone = useZone();
  if (rota.gaps.length === 0) return null;
  return (
    <Banner tone="warn">
      <p>{t("rota.gaps", { count: rota.gaps.length })}</p>
      <ul class="small">
        {rota.gaps.slice(0, mostShown).map((gap) => (
          <li key={gap.from}>
            {t("rota.span", { from: atMinute(gap.from, zone), until: atMinute(gap.until, zone) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Patterns({ rota, officer, again }: { rota: Rota; officer: boolean; again: () => unknown }) {
  const doing = useDoing();
  const remove = (shift: SameShift) =>
    doing.run(async () => {
      for (const id of shift.ids) await helpline.removePattern(id);
      announce(t("rota.saved"));
      await again();
    });
  return (
    <section class="card stack">
      <h2>{t("rota.patterns")}</h2>
      <Failure doing={doing} />
      {rota.patterns.length === 0 && <p class="soft">{t("rota.none")}</p>}
      <ul class="plain-list stack close">
        {sameShifts(rota.patterns).map((pattern) => (
          <li key={pattern.ids[0]} class="row apart">
            <span>
              <strong>
                <bdi>{personName(pattern.person)}</bdi>
              </strong>{" "}
              <span class={pattern.rank === "duty" ? "tag accent" : "tag"}>{word("rank", pattern.rank)}</span>{" "}
              <span class="small">
                {t("rota.line", {
                  day: list(pattern.weekdays.map(weekdayName)),
                  from: clockTime(pattern.begins),
                  until: clockTime(pattern.begins + pattern.minutes),
                  zone: pattern.zone.replaceAll("_", " "),
                })}
              </span>
            </span>
            {officer && (
              <Button
                kind="quiet"
                label={t("rota.remove_which", {
                  name: personName(pattern.person),
                  day: list(pattern.weekdays.map(weekdayName)),
                })}
                onPress={() => remove(pattern)}
              >
                {t("rota.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
