// SPDX-License-Identifier: AGPL-3.0-or-later
// The public form's questions, said in the caller's language above and in the reader's below where they
// differ.
import type { RequestKind } from "../../shared/api.ts";
import { Checks, Field, Radios } from "../../shared/components/field.tsx";
import { language } from "../speak.ts";
import { type FormField, fieldsOf, groupsIn } from "./form_fields.ts";
import { type FormWords, formLanguage, useFormWords } from "./form_words.ts";
import { OwnQuestions, useOwnFields } from "./own_questions.tsx";
import type { Answers, Said } from "./payload.ts";

interface Props {
  kind: RequestKind;
  language: string;
  answers: Answers;
  onAnswers: (answers: Answers) => void;
}

export function FormQuestions({ kind, language: spoken, answers, onAnswers }: Props) {
  const mine = useFormWords(language());
  const theirs = useFormWords(spoken);
  const own = useOwnFields(kind);
  if (!mine || !theirs) return null;
  const set = (name: string, said: Said) => {
    const { [name]: _, ...others } = answers;
    onAnswers(said.length === 0 ? others : { ...others, [name]: said });
  };
  return (
    <>
      {groupsIn(fieldsOf(kind)).map((group) => (
        <details key={group} class="card" open={group === "first" || group === "consent"}>
          <summary>
            <h2>{mine(`ask.group.${group}`) ?? mine("ask.title")}</h2>
          </summary>
          <div class="stack">
            {fieldsOf(kind)
              .filter((field) => field.group === group)
              .map((field) => (
                <Question
                  key={field.name}
                  field={field}
                  said={answers[field.name]}
                  mine={mine}
                  theirs={theirs}
                  spoken={spoken}
                  onSaid={(said) => set(field.name, said)}
                />
              ))}
          </div>
        </details>
      ))}
      {own.some((field) => field.active) && (
        <details class="card">
          <summary>
            <h2>{mine("ask.group.own")}</h2>
          </summary>
          <div class="stack">
            <OwnQuestions fields={own} spoken={spoken} answers={answers} set={set} />
          </div>
        </details>
      )}
    </>
  );
}

interface QuestionProps {
  field: FormField;
  said: Said | undefined;
  mine: FormWords;
  theirs: FormWords;
  spoken: string;
  onSaid: (said: Said) => void;
}

function Question({ field, said, mine, theirs, spoken, onSaid }: QuestionProps) {
  const key = `ask.${field.name}`;
  const label = mine(key) ?? field.name;
  const same = formLanguage(spoken) === language();
  const aloud = (name: string) =>
    same ? undefined : (
      <span class="aloud" lang={spoken} dir="auto">
        {theirs(name)}
      </span>
    );
  const options = field.options.map((option) => {
    const name = `${key}.${option}`;
    return [
      option,
      <>
        {mine(name) ?? option}
        {aloud(name)}
      </>,
    ] as const;
  });
  const chosen = [said ?? []].flat();
  if (field.kind === "choices") {
    return <Checks label={label} hint={aloud(key)} values={chosen} options={options} onValues={onSaid} />;
  }
  if (field.kind === "choice") {
    return (
      <Radios label={label} hint={aloud(key)} value={chosen[0] ?? ""} options={options} onValue={onSaid} />
    );
  }
  const rows = field.name === "what" ? 6 : 2;
  return (
    <Field
      label={label}
      hint={aloud(key)}
      value={chosen.join(", ")}
      rows={field.kind === "text" ? rows : undefined}
      language={spoken}
      onValue={onSaid}
    />
  );
}
