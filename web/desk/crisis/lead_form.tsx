// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { cells } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks, Select } from "../../shared/components/field.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export function LeadForm({ thread, board, again, steers }: BoardProps & { steers: boolean }) {
  const { cell } = board;
  const { team } = thread.record.facts;
  const [lead, setLead] = useState(cell.lead ?? team[0] ?? "");
  const [deputies, setDeputies] = useState<string[]>(cell.deputies);
  const doing = useDoing();
  const said = cell.lead ? t("cell.lead_is", { name: personName(cell.lead) }) : t("cell.nobody_leads");
  if (!steers) return <p>{said}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await cells.name(cell.id, lead, deputies.filter((one) => one !== lead && team.includes(one)));
      announce(t("cell.saved"));
      await again();
    });
  };
  return (
    <details class="card">
      <summary>{said}</summary>
      <form class="stack" onSubmit={submit}>
        <Select
          label={t("cell.lead")}
          value={lead}
          onValue={setLead}
          options={team.map((person) => [person, personName(person)])}
        />
        <Checks
          label={t("cell.deputies")}
          values={deputies}
          onValues={setDeputies}
          options={team.filter((one) => one !== lead).map((person) => [person, personName(person)])}
        />
        <Failure doing={doing} />
        <div class="row">
          <Button submit label={`${t("cell.save")}: ${t("cell.lead")}`} disabled={doing.busy}>
            {t("cell.save")}
          </Button>
        </div>
      </form>
    </details>
  );
}
