// SPDX-License-Identifier: AGPL-3.0-or-later
// The harmless sentence agreed with the person, sent by hand over their safe way when an answer stays unread.
import { useState } from "preact/hooks";
import { requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { SafeContact, SaidText } from "./answers_view.tsx";
import type { Answers } from "./payload.ts";
import { note } from "./thread.ts";
import type { ThreadProps } from "./thread_view.tsx";

export function SentencePanel({ thread, answers, onChange }: ThreadProps & { answers: Answers }) {
  const [open, setOpen] = useState(false);
  const doing = useDoing();
  const { facts } = thread.record;
  if (answers.sentence === undefined) return null;
  const sent = () =>
    doing.run(async () => {
      await requests.sentenceSent(facts.id);
      await note(thread, t("sentence.note"), { what: "sentence" });
      setOpen(false);
      await onChange();
    });
  return (
    <section class="card stack close">
      <h2>{t("sentence.title")}</h2>
      <p class="small">{t("sentence.what")}</p>
      <div class="row">
        <Button onPress={() => setOpen(true)}>{t("sentence.show")}</Button>
      </div>
      {open && (
        <Dialog title={t("sentence.title")} onClose={() => setOpen(false)}>
          <SafeContact answers={answers} language={facts.language} />
          <p>{t("sentence.exactly")}</p>
          <blockquote class="glimpse">
            <SaidText said={answers.sentence} language={facts.language} />
          </blockquote>
          <Failure doing={doing} />
          <div class="row">
            <Button kind="main" onPress={sent}>
              {t("sentence.sent")}
            </Button>
            <Button onPress={() => setOpen(false)}>{t("dialog.cancel")}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
