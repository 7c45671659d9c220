// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests this person stands in, to be gathered in the cell.
import { useState } from "preact/hooks";
import { type Facts, type Id, cells, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { atHour } from "../../shared/times.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { languageName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";
import { shortId } from "./gathered_table.tsx";

const mostShown = 100;

async function mine(): Promise<Facts[]> {
  const pages = await Promise.all(
    (["new", "open", "answered"] as const).map((state) => requests.page(state, "newest", null, mostShown)),
  );
  return pages.flatMap((page) => page.requests).filter((one) => one.kind === "request");
}

export function AttachForm({ board, again }: BoardProps) {
  const zone = useZone();
  const { value, doing: loading } = useLoaded(mine, [board.cell.id]);
  const [chosen, setChosen] = useState<Id[]>([]);
  const doing = useDoing();
  const gathered = new Set(board.requests.map((one) => one.facts.id));
  const left = value?.filter((one) => !gathered.has(one.id)) ?? [];
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const { attached } = await cells.attach(board.cell.id, chosen);
      announce(t("cell.done", { done: attached, all: chosen.length }));
      setChosen([]);
      await again();
    });
  };
  return (
    <details class="card">
      <summary>{t("cell.attach")}</summary>
      <form class="stack" onSubmit={submit}>
        <Failure doing={loading} />
        {left.length === 0 ? (
          <p class="soft">{t("cell.attach_none")}</p>
        ) : (
          <Checks
            label={t("cell.requests")}
            values={chosen}
            onValues={setChosen}
            options={left.map((one) => [
              one.id,
              t("cell.request_named", {
                id: shortId(one.id),
                language: languageName(one.language),
                when: atHour(one.arrived_hour, zone),
              }),
            ])}
          />
        )}
        <Failure doing={doing} />
        <div class="row">
          <Button submit kind="main" disabled={doing.busy || chosen.length === 0}>
            {t("cell.attach_do")}
          </Button>
        </div>
      </form>
    </details>
  );
}
