// SPDX-License-Identifier: AGPL-3.0-or-later
// How much was read in the last seven days. An oddity is a question to ask somebody, never a verdict.
import { type Habit, habits } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { t } from "../speak.ts";

// For officers: whoever reads unusually first, then whoever reads most.
export function HabitsCard() {
  const { value, doing } = useLoaded(habits.seen, []);
  const found = [...(value ?? [])]
    .filter((habit) => habit.readings > 0)
    .sort((one, other) => other.oddities.length - one.oddities.length || other.readings - one.readings);
  const odd = found.filter((habit) => habit.oddities.length > 0);
  return (
    <section class="card stack">
      <h2>{t("habits.title")}</h2>
      <p class="small soft">{t("habits.what")}</p>
      <Failure doing={doing} />
      {value && odd.length === 0 && <p>{t("habits.quiet")}</p>}
      <ul class="plain-list stack">
        {found.map((habit) => (
          <li key={habit.person}>
            <strong>
              <bdi>{personName(habit.person)}</bdi>
            </strong>
            <Line habit={habit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

// For everybody: what officers see of them.
export function OwnHabit() {
  const { value } = useLoaded(habits.seen, []);
  const own = value?.find((habit) => habit.person === session().place.person);
  if (!own) return null;
  return (
    <section class="card stack">
      <h2>{t("habits.own")}</h2>
      <p class="small soft">{t("habits.own_what")}</p>
      <Line habit={own} />
    </section>
  );
}

function Line({ habit }: { habit: Habit }) {
  const { readings, usual, colleagues, bulk_hours } = habit;
  return (
    <div class="stack close">
      <span>{t("habits.line", { readings, usual, colleagues })}</span>
      {habit.oddities.map((oddity) => (
        <span key={oddity}>
          <Icon name="warning" /> {t(`habits.${oddity}`, { count: bulk_hours })}
        </span>
      ))}
    </div>
  );
}
