// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking down what somebody says on the telephone, with the form's own questions in their language to read
// aloud.
import { useState } from "preact/hooks";
import type { Channel, Prepared, RequestKind } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Check, Radios, Select } from "../../shared/components/field.tsx";
import { languages, nameOf } from "../../shared/i18n.ts";
import { keepDraft, readDraft } from "../access/drafts.ts";
import { session } from "../access/session.ts";
import { useDraft } from "../access/use_draft.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { go } from "../house/go.ts";
import { look } from "../house/live.ts";
import { Title } from "../house/title.tsx";
import { t, word } from "../speak.ts";
import { CodeWords } from "./code_dialog.tsx";
import { type Entered, enterRequest, prepare } from "./entering.ts";
import { FormQuestions } from "./form_questions.tsx";
import { FilesToSend, sendFile, useFilesToSend } from "./files_to_send.tsx";
import type { Answers } from "./payload.ts";
import { TypedBack } from "./typed_back.tsx";

const channels: readonly Channel[] = ["phone", "signal", "mail", "person", "referral", "other"];
const draft = "entry form";

export function EntryScreen() {
  const { kept, keep } = useEntryDraft();
  const { kind, channel, spoken, answers } = kept;
  const [consentRead, setConsentRead] = useState(false);
  const [entered, setEntered] = useState<(Entered & { language: string }) | null>(null);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const files = useFilesToSend("");
  const doing = useDoing();

  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      // The same request on a second attempt, so that nothing is entered twice.
      const ready = prepared ?? (await prepare(kind));
      setPrepared(ready);
      const sent = [];
      for (const file of files.chosen) sent.push(await sendFile(ready.request, file, () => {}));
      const made = await enterRequest(ready, { kind, channel, language: spoken, answers, consentRead }, sent);
      setEntered({ ...made, language: spoken });
      keep(null);
      keepDraft(draft, "");
      await look();
    });
  };

  if (entered) return <Receipt entered={entered} language={entered.language} />;
  return (
    <div class="page narrow stack">
      <Title>{t("entry_form.title")}</Title>
      <p>{t("entry_form.what")}</p>
      {readDraft(draft) !== "" && <p class="small soft">{t("compose.kept")}</p>}
      <form class="stack" onSubmit={submit}>
        <div class="card stack">
          <Select
            label={t("entry_form.channel")}
            value={channel}
            onValue={(value) => keep({ ...kept, channel: value as Channel })}
            options={channels.map((one) => [one, word("channel", one)])}
          />
          <Select
            label={t("entry_form.language")}
            hint={t("entry_form.language_hint")}
            value={spoken}
            onValue={(value) => keep({ ...kept, spoken: value })}
            options={languages.map((one) => [one, nameOf(one)])}
          />
          <Radios
            label={t("entry_form.kind")}
            value={kind}
            onValue={(value) => keep({ ...kept, kind: value as RequestKind })}
            options={[
              ["request", t("kind.request")],
              ["complaint", t("kind.complaint")],
            ]}
          />
        </div>
        <FormQuestions
          kind={kind}
          language={spoken}
          answers={answers}
          onAnswers={(changed) => keep({ ...kept, answers: changed })}
        />
        <FilesToSend files={files} />
        <Check checked={consentRead} onChecked={setConsentRead}>
          {t("entry_form.consent_read")}
        </Check>
        <Failure doing={doing} />
        <div class="row">
          <Button
            kind="main"
            submit
            disabled={doing.busy || !consentRead || Object.keys(answers).length === 0}
          >
            {t("entry_form.do")}
          </Button>
          {doing.busy && (
            <span role="status" class="soft">
              {t("entry_form.sealing")}
            </span>
          )}
        </div>
      </form>
    </div>
  );
}

interface EntryDraft {
  kind: RequestKind;
  channel: Channel;
  spoken: string;
  answers: Answers;
}

// How it came and in which language are part of what was taken down.
function useEntryDraft() {
  const [text, setText] = useDraft(draft);
  const fresh: EntryDraft = {
    kind: "request",
    channel: "phone",
    spoken: session().me.organisation.languages[0],
    answers: {},
  };
  const kept = text === "" ? fresh : (JSON.parse(text) as EntryDraft);
  const keep = (changed: EntryDraft | null) => setText(changed ? JSON.stringify(changed) : "");
  return { kept, keep };
}

function Receipt({ entered, language }: { entered: Entered; language: string }) {
  return (
    <div class="page narrow stack">
      <Title>{t("entry_form.done")}</Title>
      <Banner tone="good" announced>
        {t("entry_form.stands")}
      </Banner>
      <p>{t("entry_form.read_words")}</p>
      <CodeWords numbers={entered.numbers} language={language} />
      <p>
        {t("code.where")} <bdi class="mono">{session().me.organisation.return_address}</bdi>
      </p>
      <TypedBack numbers={entered.numbers} />
      <div class="row">
        <Button kind="main" onPress={() => go(`/requests/${entered.request}`)}>
          {t("entry_form.open")}
        </Button>
      </div>
    </div>
  );
}
