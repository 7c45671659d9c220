// SPDX-License-Identifier: AGPL-3.0-or-later
// One thing that was written. Notes must never be taken for answers: another colour, another edge, another
// name.
import { Icon, type IconName } from "../../shared/components/icon.tsx";
import { atHour } from "../../shared/times.ts";
import { t, word } from "../speak.ts";
import { AnswersView, SaidText } from "./answers_view.tsx";
import { FileList } from "./file_list.tsx";
import { personName } from "./names.ts";
import type { ThreadEntry } from "./opening.ts";
import { useZone } from "./queue.tsx";
import { readerName } from "./reader_name.ts";
import { RefereeVerdict } from "./referee_fields.tsx";
import { refereeQuestions } from "./referees.ts";
import type { Thread } from "./thread.ts";

type Side = "theirs" | "ours" | "note";

const looks: Record<Side, IconName> = { theirs: "person", ours: "send", note: "note" };

function sideOf({ envelope }: ThreadEntry): Side {
  if (envelope.direction === "inside") return "note";
  return envelope.direction === "inward" ? "theirs" : "ours";
}

export function EntryCard({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  if (entry.payload?.sheet) return <SheetLine entry={entry} thread={thread} />;
  return <FullCard entry={entry} thread={thread} />;
}

// What was written on a sheet is read there; here only that it was.
function SheetLine({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  const zone = useZone();
  const { of } = entry.payload!.sheet!;
  return (
    <li class="sheet-line small soft row apart">
      <span>
        <Icon name="pen" />{" "}
        {t("entry.sheet", { who: whoWrote(entry, thread), sheet: word("sheet", of) })}
      </span>
      <time dateTime={new Date(entry.envelope.hour * 3_600_000).toISOString()}>
        {atHour(entry.envelope.hour, zone)}
      </time>
    </li>
  );
}

function FullCard({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  const zone = useZone();
  const side = sideOf(entry);
  const { envelope, payload } = entry;
  const { facts } = thread.record;
  return (
    <li class={`entry ${side}`}>
      <div class="row apart entry-head">
        <h2 class="row">
          <Icon name={looks[side]} /> {t(`entry.${side}`, { who: whoWrote(entry, thread) })}
        </h2>
        <time class="small" dateTime={new Date(envelope.hour * 3_600_000).toISOString()}>
          {atHour(envelope.hour, zone)}
        </time>
      </div>
      {side === "note" && <p class="small note-line">{t("entry.note_never")}</p>}
      {entry.state === "no key" && (
        <p class="soft">
          <Icon name="lock" /> {t("entry.no_key")}
        </p>
      )}
      {entry.state === "unvouched" && (
        <p class="error">
          <Icon name="warning" /> {t("entry.unvouched")}
        </p>
      )}
      {entry.state === "broken" && (
        <p class="error">
          <Icon name="warning" /> {t("entry.broken")}
        </p>
      )}
      {payload?.answers && (
        <AnswersView kind={facts.kind} answers={payload.answers} language={facts.language} />
      )}
      {payload?.consentRead && <p class="small soft">{t("entry.consent_read")}</p>}
      {payload && payload.text !== "" && (
        <SaidText said={payload.text} language={payload.language ?? facts.language} />
      )}
      {payload && Object.keys(payload.changed).length > 0 && side === "theirs" && (
        <Changed entry={entry} thread={thread} />
      )}
      {side === "ours" && <Referee entry={entry} thread={thread} />}
      {payload && payload.files.length > 0 && <FileList request={facts.id} files={payload.files} />}
      {side === "ours" && <Fetched entry={entry} thread={thread} />}
    </li>
  );
}

function whoWrote({ author, envelope }: ThreadEntry, thread: Thread): string {
  if (author.is === "person") {
    const name = personName(author.person);
    return envelope.direction === "inward" ? t("entry.taken_down", { name }) : name;
  }
  if (author.is === "receipt") return readerName(author.signer, thread);
  return t("entry.unknown");
}

function Changed({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  const { kind, language } = thread.record.facts;
  return (
    <div class="changed stack close">
      <h3>{t("entry.changed")}</h3>
      <AnswersView kind={kind} answers={entry.payload!.changed} language={language} everything />
    </div>
  );
}

// Whom we wanted to ask, and whether we may.
function Referee({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  if (!entry.payload?.changed.referee_asked) return null;
  const question = refereeQuestions(thread.entries).find((one) => one.sequence === entry.envelope.sequence);
  if (!question) return null;
  return (
    <div class="changed stack close">
      <h3>{t("referee.ask")}</h3>
      <SaidText said={question.asked} language={thread.record.facts.language} />
      <RefereeVerdict question={question} />
    </div>
  );
}

// Whether an answer reached anybody, receipt by receipt.
function Fetched({ entry, thread }: { entry: ThreadEntry; thread: Thread }) {
  const zone = useZone();
  const { fetched } = entry.envelope;
  if (fetched.length === 0)
    return (
      <p class="small soft">
        <Icon name="clock" /> {t("entry.not_fetched")}
      </p>
    );
  return (
    <ul class="plain-list small soft">
      {fetched.map(({ reader, hour }) => (
        <li key={reader}>
          <Icon name="check" />{" "}
          {t("entry.fetched", { who: readerNameOf(reader, thread), when: atHour(hour, zone) })}
        </li>
      ))}
    </ul>
  );
}

function readerNameOf(id: string, thread: Thread): string {
  const reader = thread.readers.real.find((one) => one.id === id);
  return reader ? t(`reader.${reader.kind}`) : t("entry.unknown");
}
