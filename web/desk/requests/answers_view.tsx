// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody said in the form, in its sections. A field we do not know is shown as it came.
import type { OwnField, RequestKind } from "../../shared/api.ts";
import { inWords } from "../case/vocabulary.ts";
import { language, t } from "../speak.ts";
import { type FormField, contactFields, fieldsOf, groupsIn, laterFields } from "./form_fields.ts";
import { type FormWords, useFormWords } from "./form_words.ts";
import { isOwn, nameOf, optionIn, useOwnFields } from "./own_questions.tsx";
import type { Answers, Said } from "./payload.ts";

interface ViewProps {
  kind: RequestKind;
  answers: Answers;
  language: string;
  // The safe contact as well, which otherwise stands apart.
  everything?: boolean;
}

export function AnswersView({ kind, answers, language: written, everything }: ViewProps) {
  const words = useFormWords(language());
  const own = useOwnFields(kind);
  if (!words) return null;
  const fields = [...fieldsOf(kind), ...laterFields];
  const unknown = Object.keys(answers).filter((name) => !fields.some((field) => field.name === name));
  const said = (field: FormField) =>
    answers[field.name] !== undefined && (everything || !contactFields.includes(field.name));
  return (
    <div class="stack">
      {groupsIn(fields).map((group) => {
        const shown = fields.filter((field) => field.group === group && said(field));
        if (shown.length === 0) return null;
        return (
          <section key={group} class="stack close">
            {group !== "first" && <h3>{words(`ask.group.${group}`) ?? group}</h3>}
            {shown.map((field) => (
              <Answer
                key={field.name}
                field={field}
                said={answers[field.name]}
                words={words}
                language={written}
              />
            ))}
          </section>
        );
      })}
      {unknown.some(isOwn) && <h3>{words("ask.group.own")}</h3>}
      {unknown.map((name) => (
        <OtherAnswer
          key={name}
          name={name}
          field={own.find((one) => nameOf(one) === name)}
          said={answers[name]}
          language={written}
        />
      ))}
    </div>
  );
}

interface OtherProps {
  name: string;
  field: OwnField | undefined;
  said: Said;
  language: string;
}

function OtherAnswer({ name, field, said, language: written }: OtherProps) {
  const chosen = field?.kind === "choice" || field?.kind === "choices";
  return (
    <div class="answer">
      <div class="small soft">
        <bdi>{field ? inWords(field.label, language()) : name}</bdi>
      </div>
      {chosen ? (
        <div>
          {[said]
            .flat()
            .map((code) => optionIn(field, code))
            .join(" · ")}
        </div>
      ) : (
        <SaidText said={said} language={written} />
      )}
    </div>
  );
}

interface Props {
  field: FormField;
  said: Said;
  words: FormWords;
  language: string;
}

function Answer({ field, said, words, language: written }: Props) {
  const label = words(`ask.${field.name}`) ?? field.name;
  return (
    <div class="answer">
      <div class="small soft">{label}</div>
      {field.kind === "line" || field.kind === "text" ? (
        <SaidText said={said} language={written} />
      ) : (
        <div>
          {[said]
            .flat()
            .map((option) => words(`ask.${field.name}.${option}`) ?? option)
            .join(" · ")}
        </div>
      )}
    </div>
  );
}

export function SaidText({ said, language: written }: { said: Said; language: string }) {
  return (
    <div class="words-kept" dir="auto" lang={written}>
      {Array.isArray(said) ? said.join(", ") : said}
    </div>
  );
}

// Before anything is written to the person: how, when, and what never.
export function SafeContact({ answers, language: written }: { answers: Answers; language: string }) {
  const words = useFormWords(language());
  if (!words) return null;
  const present = contactFields.filter((name) => answers[name] !== undefined && name !== "sentence");
  return (
    <section class="contact stack close" aria-label={t("contact.title")}>
      <h2>{t("contact.title")}</h2>
      {present.length === 0 && <p class="small">{t("contact.none")}</p>}
      {present.map((name) => (
        <div key={name} class={name === "not_send" ? "never" : "answer"}>
          <div class="small label">{words(`ask.${name}`)}</div>
          <SaidText said={answers[name]} language={written} />
        </div>
      ))}
    </section>
  );
}
