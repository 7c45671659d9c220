// SPDX-License-Identifier: AGPL-3.0-or-later
// The crisis cells this person stands in.
import { type Cell, cells } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { onDay } from "../../shared/times.ts";
import { leads } from "../access/session.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { go } from "../house/go.ts";
import { Title } from "../house/title.tsx";
import { makeFirstKey } from "../requests/first_key.tsx";
import { readThread } from "../requests/thread.ts";
import { language, t, word } from "../speak.ts";
import { fieldOf } from "./cell.ts";

interface Listed {
  cell: Cell;
  title: string;
}

async function load(): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const cell of await cells.all())
    listed.push({ cell, title: fieldOf(await readThread(cell.id), "title") || t("cell.untitled") });
  return listed;
}

export function CellsScreen() {
  const { value, doing } = useLoaded(load, []);
  const opening = useDoing();
  const open = () =>
    opening.run(async () => {
      const id = await cells.open();
      await makeFirstKey(id);
      go(`/cells/${id}`);
    });
  return (
    <div class="page stack">
      <Title>{t("nav.cells")}</Title>
      <Failure doing={doing} />
      {value?.length === 0 && <p class="soft">{t("cell.none")}</p>}
      {value && value.length > 0 && (
        <ul class="plain-list card stack close">
          {value.map(({ cell, title }) => (
            <li key={cell.id} class="row apart">
              <a href={`/cells/${cell.id}`}>
                <bdi>{title}</bdi>
              </a>
              <span class="small">
                <span class="tag">{word("cell_stage", cell.stage)}</span>{" "}
                {t("cell.since", { day: onDay(cell.opened_day, language()), count: cell.gathered })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {leads() && (
        <section class="card stack">
          <p>{t("cell.open_what")}</p>
          <Failure doing={opening} />
          <div class="row">
            <Button kind="main" disabled={opening.busy} onPress={open}>
              {t("cell.open")}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
