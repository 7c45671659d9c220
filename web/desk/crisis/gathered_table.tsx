// SPDX-License-Identifier: AGPL-3.0-or-later
// The requests of a cell that this person stands in: where each is, and what is done to many at once.
import { useState } from "preact/hooks";
import { type GatheredRequest, type Id, type Level, Refused, cases, cells, helpline, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Check, Select } from "../../shared/components/field.tsx";
import { atHour, atMinute } from "../../shared/times.ts";
import { leads, session } from "../access/session.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { handlers } from "../helpline/people.ts";
import { languageName, personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { RequestKeys } from "../requests/request_keys.ts";
import { historyFor } from "../requests/sealing_requests.ts";
import { t, word } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";
import { FactForMany } from "./fact_for_many.tsx";
import { isHeard } from "./roll_card.tsx";

export const shortId = (id: Id) => id.slice(0, 8);

export function GatheredTable(props: BoardProps) {
  const { board } = props;
  const [chosen, setChosen] = useState<Id[]>([]);
  const ids = board.requests.map((one) => one.facts.id);
  const here = chosen.filter((one) => ids.includes(one));
  const open = leads() && board.cell.stage !== "closed";
  if (ids.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{t("cell.requests")}</h2>
      {open && (
        <Check checked={here.length === ids.length} onChecked={(on) => setChosen(on ? ids : [])}>
          {t("cell.choose_all")}
        </Check>
      )}
      <div class="table-room" tabIndex={0} role="region" aria-label={t("cell.requests")}>
        <table>
          <thead>
            <tr>
              {open && <th scope="col">{t("cell.choose")}</th>}
              <th scope="col">{t("cell.request")}</th>
              <th scope="col">{t("cell.state")}</th>
              <th scope="col">{t("cell.level")}</th>
              <th scope="col">{t("cell.who")}</th>
              <th scope="col">{t("cell.due")}</th>
              <th scope="col">{t("cell.last_heard")}</th>
            </tr>
          </thead>
          <tbody>
            {board.requests.map((one) => (
              <Row
                key={one.facts.id}
                one={one}
                since={board.cell.roll_hour}
                choice={
                  open
                    ? { on: here.includes(one.facts.id), set: (on) => setChosen(flipped(here, one.facts.id, on)) }
                    : null
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {open && <Many {...props} chosen={here} />}
    </section>
  );
}

const flipped = (chosen: readonly Id[], id: Id, on: boolean) =>
  on ? [...chosen, id] : chosen.filter((one) => one !== id);

interface RowProps {
  one: GatheredRequest;
  since: number | null;
  choice: { on: boolean; set: (on: boolean) => void } | null;
}

function Row({ one, since, choice }: RowProps) {
  const zone = useZone();
  const { facts } = one;
  return (
    <tr>
      {choice && (
        <td>
          <input
            type="checkbox"
            aria-label={t("cell.choose_one", { id: shortId(facts.id) })}
            checked={choice.on}
            onChange={(event) => choice.set(event.currentTarget.checked)}
          />
        </td>
      )}
      <td>
        <a href={`/requests/${facts.id}`}>{shortId(facts.id)}</a> {languageName(facts.language)}
      </td>
      <td>{word("state", facts.state)}</td>
      <td>{word("level", facts.priority)}</td>
      <td>
        {one.taken_by && <bdi>{personName(one.taken_by)}</bdi>}{" "}
        {one.left_behind && <span class="tag warn">{t("cell.left_behind")}</span>}
      </td>
      <td>{one.due !== null && atMinute(one.due, zone)}</td>
      <td>
        {one.heard_hour !== null && atHour(one.heard_hour, zone)}{" "}
        {!isHeard(one, since) && <span class="tag warn">{t("cell.not_heard")}</span>}
      </td>
    </tr>
  );
}

function Many({ board, again, chosen }: BoardProps & { chosen: Id[] }) {
  const { cell } = board;
  const [level, setLevel] = useState<Level>("urgent");
  const others = handlers().filter(([id]) => id !== session().place.person);
  const [colleague, setColleague] = useState(others[0]?.[0] ?? "");
  const doing = useDoing();
  // What one of them refuses, as somebody else was faster, stops none of the others.
  const each = (deed: (id: Id) => Promise<unknown>) => () =>
    doing.run(async () => {
      let done = 0;
      for (const id of chosen) {
        try {
          await deed(id);
          ++done;
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      }
      announce(t("cell.done", { done, all: chosen.length }));
      await again();
    });
  const assign = async (id: Id) => {
    const record = await requests.one(id);
    if (record.facts.team.includes(colleague)) return;
    const keys = new RequestKeys(record);
    await requests.addToTeam(id, [{ person: colleague, wraps: historyFor(keys, colleague) }]);
    keys.clear();
  };
  const none = chosen.length === 0 || doing.busy;
  return (
    <div class="stack close" role="group" aria-label={t("cell.choose")}>
      <Failure doing={doing} />
      <div class="row">
        <Button disabled={none} onPress={each((id) => helpline.take(id))}>
          {t("cell.take")}
        </Button>
        <Button disabled={none} onPress={each((id) => cells.heard(cell.id, id))}>
          {t("cell.heard")}
        </Button>
        <Button disabled={none} onPress={each((id) => cells.detach(cell.id, id))}>
          {t("cell.detach")}
        </Button>
      </div>
      <div class="row">
        <Select
          label={t("cell.level")}
          value={level}
          onValue={(value) => setLevel(value as Level)}
          options={(["urgent", "high", "normal", "low"] as const).map((one) => [one, word("level", one)])}
        />
        <Button disabled={none} onPress={each((id) => cases.decide(id, level))}>
          {t("cell.set_level")}
        </Button>
      </div>
      <FactForMany disabled={none} each={each} />
      {others.length > 0 && (
        <div class="row">
          <Select label={t("cell.assign_who")} value={colleague} onValue={setColleague} options={others} />
          <Button
            disabled={none}
            onPress={async () => {
              await doing.run(refreshDirectory);
              await each(assign)();
            }}
          >
            {t("cell.assign")}
          </Button>
        </div>
      )}
    </div>
  );
}
