// SPDX-License-Identifier: AGPL-3.0-or-later
// One compartment: its sheet, its notes, and who may read it, which are some of the case's team.
import { useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { type Compartment, compartments, requests } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { leads } from "../access/session.ts";
import { OneSheet } from "../case/one_sheet.tsx";
import { useCase } from "../case/use_case.ts";
import { lists } from "../case/vocabulary.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { pulse, touches } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { language, t, word } from "../speak.ts";
import { DraftForm } from "./draft_form.tsx";
import { FirstKeyCard } from "./first_key.tsx";
import { NoteList } from "./note_list.tsx";
import { TeamPanel } from "./team_panel.tsx";
import { type Thread, note, payDues, readThread } from "./thread.ts";

interface Loaded {
  compartment: Compartment;
  thread: Thread;
  among: readonly string[];
}

async function load(id: string): Promise<Loaded> {
  const compartment = await compartments.one(id);
  let thread = await readThread(id);
  // Somebody left: whoever comes first makes the next key.
  if (leads() && (await payDues(thread))) thread = await readThread(id);
  return { compartment, thread, among: (await requests.one(compartment.request)).facts.team };
}

export function CompartmentScreen() {
  const id = useRoute().params.id ?? "";
  const { value, doing, again } = useLoaded(() => load(id), [id]);
  const beat = useStore(pulse);
  useEffect(() => {
    if (touches(beat, id)) void again();
  }, [beat]);
  return (
    <div class="page stack">
      {value && (
        <p>
          <a href={`/requests/${value.compartment.request}`}>
            <Icon name="back" /> {t("compartment.back")}
          </a>
        </p>
      )}
      <Title>{value ? word("part", value.compartment.part) : t("compartment.title")}</Title>
      <Failure doing={doing} />
      {value && value.thread.record.facts.generation === 0 && <FirstKeyCard id={id} again={again} />}
      {value && value.thread.record.facts.generation > 0 && <Opened {...value} again={again} />}
    </div>
  );
}

type Props = Loaded & { again: () => Promise<unknown> };

function Opened(props: Props) {
  const { thread, among, again } = props;
  const { id } = thread.record.facts;
  return (
    <>
      <p>
        <Icon name="lock" /> {t("compartment.what")}
      </p>
      <TeamPanel thread={thread} among={among} onChange={again} />
      <SheetCard {...props} />
      <section class="card stack">
        <h2>{t("compartment.notes")}</h2>
        <DraftForm
          draft={`${id} note`}
          label={t("compose.note_label")}
          hint={t("entry.note_never")}
          rows={3}
          action={t("compose.keep_note")}
          done={t("compose.noted")}
          write={(text) => note(thread, text)}
          onChange={again}
        />
        <NoteList thread={thread} />
      </section>
    </>
  );
}

function SheetCard(props: Props) {
  const { record, doing } = useCase(props.thread.record.facts.id);
  const { value: words, doing: reading } = useLoaded(lists, [language()]);
  const form = words?.forms.find((one) => one.of === props.compartment.part);
  if (!record || !words || !form)
    return (
      <>
        <Failure doing={doing} />
        <Failure doing={reading} />
      </>
    );
  return <OneSheet form={form} lists={words} record={record} thread={props.thread} onChange={props.again} />;
}
