// SPDX-License-Identifier: AGPL-3.0-or-later
// Extra shifts for the time of the cell.
import { useState } from "preact/hooks";
import { type Id, cells } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { atMinute, instantOf } from "../../shared/times.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export function ShiftsCard({ thread, board, again, steers }: BoardProps & { steers: boolean }) {
  const { cell, shifts } = board;
  const zone = useZone();
  const { team } = thread.record.facts;
  const [person, setPerson] = useState(team[0] ?? "");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const doing = useDoing();
  const changed = (deed: () => Promise<unknown>) =>
    doing.run(async () => {
      await deed();
      announce(t("cell.saved"));
      await again();
    });
  const submit = (event: Event) => {
    event.preventDefault();
    const [begins, ends] = [instantOf(from, zone.timeZone), instantOf(until, zone.timeZone)];
    if (begins === null || ends === null) return doing.fail(t("refused.crisis.unreadable_shift"));
    void changed(() => cells.addShift(cell.id, person, begins, ends));
  };
  const remove = (id: Id) => changed(() => cells.removeShift(cell.id, id));
  if (!steers && shifts.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{t("cell.shifts")}</h2>
      <p class="small soft">{t("cell.shifts_what")}</p>
      <ul class="plain-list stack close">
        {shifts.map((shift) => (
          <li key={shift.id} class="row apart">
            <span>
              {t("cell.shift_line", {
                name: personName(shift.person),
                from: atMinute(shift.begins, zone),
                until: atMinute(shift.ends, zone),
              })}
            </span>
            {steers && (
              <Button
                kind="quiet"
                label={t("cell.shift_remove", { name: personName(shift.person) })}
                onPress={() => remove(shift.id)}
              >
                {t("rota.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure doing={doing} />
      {steers && (
        <form class="stack" onSubmit={submit}>
          <Select
            label={t("rota.person")}
            value={person}
            onValue={setPerson}
            options={team.map((one) => [one, personName(one)])}
          />
          <Field label={t("rota.from")} type="datetime-local" value={from} onValue={setFrom} required />
          <Field label={t("rota.until")} type="datetime-local" value={until} onValue={setUntil} required />
          <div class="row">
            <Button submit disabled={doing.busy}>
              {t("cell.shift_add")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
