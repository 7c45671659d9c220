// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing: to the person, in their language, after a second look; or a note for the team, which looks like
// nothing else.
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Checks, Field } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { directionOf } from "../../shared/i18n.ts";
import { keepDraft } from "../access/drafts.ts";
import { leads } from "../access/session.ts";
import { useDraft } from "../access/use_draft.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { list, t } from "../speak.ts";
import { answerDraft } from "./answer_draft.ts";
import { SafeContact } from "./answers_view.tsx";
import { DraftForm } from "./draft_form.tsx";
import { FilesToSend, useFilesToSend } from "./files_to_send.tsx";
import { languageName } from "./names.ts";
import { type Answers, writePayload } from "./payload.ts";
import { addressable } from "./receipts.ts";
import { RefereeFields, refereeAsked } from "./referee_fields.tsx";
import { note } from "./thread.ts";
import { write } from "./sealing_requests.ts";
import type { ThreadProps } from "./thread_view.tsx";

type Props = ThreadProps & { answers: Answers };
type Mode = "answer" | "note";

export function Composer(props: Props) {
  const [mode, setMode] = useState<Mode>(leads() ? "answer" : "note");
  return (
    <section class={mode === "note" ? "composer note" : "composer"} aria-label={t("compose.title")}>
      <div class="row" role="group" aria-label={t("compose.title")}>
        {leads() && (
          <Button pressed={mode === "answer"} onPress={() => setMode("answer")}>
            <Icon name="send" /> {t("compose.answer")}
          </Button>
        )}
        <Button pressed={mode === "note"} onPress={() => setMode("note")}>
          <Icon name="note" /> {t("compose.note")}
        </Button>
      </div>
      {mode === "answer" ? <AnswerForm {...props} /> : <NoteForm {...props} />}
    </section>
  );
}

function AnswerForm({ thread, answers, onChange }: Props) {
  const { facts } = thread.record;
  const draft = answerDraft(facts.id);
  const [text, setText] = useDraft(draft);
  const [sure, setSure] = useState(false);
  const readers = addressable(thread.readers);
  const [chosen, setChosen] = useState(readers.filter((one) => one.reach === "all").map((one) => one.id));
  const [who, setWho] = useDraft(`${facts.id} referee`);
  const [what, setWhat] = useDraft(`${facts.id} referee question`);
  const asked = refereeAsked({ who, what });
  const files = useFilesToSend(facts.id);
  const doing = useDoing();
  const box = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);

  const send = () =>
    doing.run(async () => {
      const sent = await files.upload();
      const set = asked ? { set: { referee_asked: asked } } : {};
      const payload = writePayload({ text, language: facts.language, files: sent, ...set });
      const to = readers.filter((one) => chosen.includes(one.id));
      await write(thread.keys, { kind: "answer", payload, files: sent.map((one) => one.id), readers: to });
      setText("");
      keepDraft(draft, "");
      setWho("");
      setWhat("");
      files.clear();
      setSure(false);
      announce(t("compose.sent"));
      await onChange();
    });

  useEffect(() => {
    if (box.current) box.current.dir = text === "" ? directionOf(facts.language) : "auto";
  }, [text]);

  if (readers.length === 0) return <p>{t("compose.nobody")}</p>;
  const names = readers.filter((one) => chosen.includes(one.id)).map((one) => t(`reader.${one.kind}`));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setSure(true);
      }}
    >
      <Field
        label={t("compose.answer_label")}
        hint={t("compose.in_language", { language: languageName(facts.language) })}
        rows={7}
        value={text}
        onValue={setText}
        language={facts.language}
        reference={(element) => {
          box.current = element;
        }}
      />
      {readers.length > 1 && (
        <Checks
          label={t("compose.readers")}
          values={chosen}
          onValues={setChosen}
          options={readers.map((one) => [
            one.id,
            t("compose.reader", { kind: t(`reader.${one.kind}`), reach: t(`reach.${one.reach}`) }),
          ])}
        />
      )}
      <RefereeFields
        draft={{ who, what }}
        onDraft={(next) => {
          setWho(next.who);
          setWhat(next.what);
        }}
        language={facts.language}
      />
      <FilesToSend files={files} />
      <div class="row">
        <Button
          kind="main"
          submit
          disabled={(text.trim() === "" && files.chosen.length === 0 && !asked) || chosen.length === 0}
        >
          {t("compose.review")}
        </Button>
        <span class="small soft">{t("compose.kept")}</span>
      </div>
      {sure && (
        <Dialog title={t("compose.goes_to_person")} onClose={() => setSure(false)}>
          <p>{t("compose.goes_to", { who: list(names) })}</p>
          <blockquote class="glimpse words-kept" dir="auto" lang={facts.language}>
            {text}
          </blockquote>
          {asked && (
            <blockquote class="glimpse words-kept" dir="auto" lang={facts.language}>
              {asked}
            </blockquote>
          )}
          {files.chosen.length > 0 && (
            <p>
              <Icon name="file" /> {t("queue.files", { count: files.chosen.length })}
            </p>
          )}
          <SafeContact answers={answers} language={facts.language} />
          <Failure doing={doing} />
          {files.progress !== null && (
            <progress max={1} value={files.progress} aria-label={t("files.sending")} />
          )}
          <div class="row">
            <Button kind="main" onPress={send}>
              {t("compose.send")}
            </Button>
            <Button onPress={() => setSure(false)}>{t("compose.back")}</Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

function NoteForm({ thread, onChange }: Props) {
  return (
    <DraftForm
      draft={`${thread.record.facts.id} note`}
      label={t("compose.note_label")}
      hint={t("entry.note_never")}
      rows={5}
      action={t("compose.keep_note")}
      done={t("compose.noted")}
      write={(text) => note(thread, text)}
      onChange={onChange}
    />
  );
}
