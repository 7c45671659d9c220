// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is called when whoever is on duty has not answered.
import { useState } from "preact/hooks";
import { helpline, type Rota } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { everybody } from "./people.ts";

export function Rungs({ rota, onDone }: { rota: Rota; onDone: () => unknown }) {
  const [leads, setLeads] = useState(rota.leads);
  const [directors, setDirectors] = useState(rota.directors);
  const doing = useDoing();
  const options = everybody();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await helpline.name("lead", leads);
      await helpline.name("director", directors);
      announce(t("rota.saved"));
      await onDone();
    });
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <h2>{t("rota.rungs")}</h2>
      <Checks
        label={t("rota.leads")}
        hint={t("rota.leads_hint", { minutes: rota.minutes.lead, life: rota.minutes.life_lead })}
        values={leads}
        onValues={setLeads}
        options={options}
      />
      <Checks
        label={t("rota.directors")}
        hint={t("rota.directors_hint", { minutes: rota.minutes.director, life: rota.minutes.life_director })}
        values={directors}
        onValues={setDirectors}
        options={options}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("rota.save")}
        </Button>
      </div>
    </form>
  );
}
