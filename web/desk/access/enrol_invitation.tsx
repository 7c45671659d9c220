// SPDX-License-Identifier: AGPL-3.0-or-later
// An invitation that came as words: by telephone, or on paper.
import { useState } from "preact/hooks";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { type Enrolment, begin, invitedByWords } from "./enrolling.ts";
import { fromWords } from "./word_lists.ts";

export function InvitationStep({ onEnrolment }: { onEnrolment: (made: Enrolment) => void }) {
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const code = await fromWords(typed, 16);
      if (!code) return doing.fail(t("login.code_words_unknown"));
      const { invited, organisation } = await invitedByWords(name.trim(), code);
      onEnrolment(await begin(invited, organisation));
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p>{t("enrol.by_link")}</p>
      <Field label={t("login.name")} value={name} onValue={setName} required />
      <Field
        label={t("enrol.words")}
        hint={t("login.recovery_hint")}
        rows={3}
        value={typed}
        onValue={setTyped}
        required
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("enrol.next")}
        </Button>
      </div>
    </form>
  );
}
