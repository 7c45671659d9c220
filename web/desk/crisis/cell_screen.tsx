// SPDX-License-Identifier: AGPL-3.0-or-later
// One crisis cell: who leads, which requests it has gathered, what is written in it, and how it ends.
import { useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { type CellBoard, cells, requests } from "../../shared/api.ts";
import { leads, session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { FirstKeyCard } from "../requests/first_key.tsx";
import { TeamPanel } from "../requests/team_panel.tsx";
import { type Thread, payDues, readThread } from "../requests/thread.ts";
import { t, word } from "../speak.ts";
import { AttachForm } from "./attach_form.tsx";
import { fieldOf } from "./cell.ts";
import { EndingCard } from "./ending_card.tsx";
import { GatheredTable } from "./gathered_table.tsx";
import { GuidanceCard } from "./guidance_card.tsx";
import { LeadForm } from "./lead_form.tsx";
import { LogCard } from "./log_card.tsx";
import { RollCard } from "./roll_card.tsx";
import { ShiftsCard } from "./shifts_card.tsx";
import { SumsCard } from "./sums_card.tsx";
import { TextField } from "./text_field.tsx";

export interface BoardProps {
  thread: Thread;
  board: CellBoard;
  again: () => Promise<unknown>;
}

async function load(id: string) {
  const record = await requests.one(id);
  let thread = await readThread(id, record);
  // Somebody left: whoever comes first makes the next key.
  if (leads() && (await payDues(thread))) thread = await readThread(id);
  return { thread, board: await cells.board(id) };
}

export function CellScreen() {
  const id = useRoute().params.id ?? "";
  const { value, doing, again } = useLoaded(() => load(id), [id]);
  const beat = useStore(pulse);
  useEffect(() => void again(), [beat]);
  const title = value ? fieldOf(value.thread, "title") : "";
  return (
    <div class="page stack">
      <Title>{title || t("cell.untitled")}</Title>
      <Failure doing={doing} />
      {value && value.thread.record.facts.generation === 0 && <FirstKeyCard id={id} again={again} />}
      {value && value.thread.record.facts.generation > 0 && <Board {...value} again={again} />}
    </div>
  );
}

function Board(props: BoardProps) {
  const { cell, unseen } = props.board;
  const me = session().place.person;
  const named = [cell.lead, ...cell.deputies].filter((one) => one !== null);
  const steers = leads() && (named.length === 0 || named.includes(me));
  const running = cell.stage !== "closed";
  return (
    <>
      <p>
        <span class="tag accent">{word("cell_stage", cell.stage)}</span>
      </p>
      <TextField {...props} field="title" label={t("cell.name")} />
      <LeadForm {...props} steers={steers && running} />
      <TeamPanel thread={props.thread} onChange={props.again} />
      <RollCard {...props} steers={steers && running} />
      <SumsCard {...props} />
      <GatheredTable {...props} />
      {unseen > 0 && <p class="small soft">{t("cell.unseen", { count: unseen })}</p>}
      {leads() && running && <AttachForm {...props} />}
      <GuidanceCard {...props} />
      <LogCard {...props} />
      <ShiftsCard {...props} steers={steers && cell.stage === "running"} />
      <EndingCard {...props} steers={steers} />
    </>
  );
}
