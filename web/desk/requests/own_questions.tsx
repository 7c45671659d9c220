// SPDX-License-Identifier: AGPL-3.0-or-later
// What the organisation asks besides in the form with which people ask for help: shown where it was answered, and asked
// on the telephone.
import type { OwnField, RequestKind } from "../../shared/api.ts";
import { Checks, Field, Radios } from "../../shared/components/field.tsx";
import { inWords, lists } from "../case/vocabulary.ts";
import { useLoaded } from "../house/doing.tsx";
import { language } from "../speak.ts";
import type { Answers, Said } from "./payload.ts";

const prefix = "own_";
export const isOwn = (name: string): boolean => name.startsWith(prefix);
export const nameOf = (field: OwnField): string => prefix + field.id;

export function useOwnFields(kind: RequestKind): readonly OwnField[] {
  const { value } = useLoaded(lists, [language()]);
  return value?.own.filter((field) => field.form === kind) ?? [];
}

// One option, or the code itself where the field is not known (yet).
export function optionIn(field: OwnField | undefined, code: string): string {
  const option = field?.options.find((one) => one.code === code);
  return option ? inWords(option.label, language()) : code;
}

interface Props {
  fields: readonly OwnField[];
  spoken: string;
  answers: Answers;
  set: (name: string, said: Said) => void;
}

export function OwnQuestions({ fields, spoken, answers, set }: Props) {
  return (
    <>
      {fields
        .filter((field) => field.active)
        .map((field) => (
          <OwnQuestion
            key={field.id}
            field={field}
            spoken={spoken}
            said={answers[nameOf(field)]}
            onSaid={(said) => set(nameOf(field), said)}
          />
        ))}
    </>
  );
}

interface OneProps {
  field: OwnField;
  spoken: string;
  said: Said | undefined;
  onSaid: (said: Said) => void;
}

function OwnQuestion({ field, spoken, said, onSaid }: OneProps) {
  const label = inWords(field.label, language());
  const aloud = inWords(field.label, spoken);
  const hint =
    aloud === label ? undefined : (
      <span class="aloud" lang={spoken} dir="auto">
        {aloud}
      </span>
    );
  const options = field.options
    .filter((one) => one.active)
    .map((one) => [one.code, inWords(one.label, language())] as const);
  const chosen = [said ?? []].flat();
  if (field.kind === "choices")
    return <Checks label={label} hint={hint} values={chosen} options={options} onValues={onSaid} />;
  if (field.kind === "choice")
    return <Radios label={label} hint={hint} value={chosen[0] ?? ""} options={options} onValue={onSaid} />;
  return (
    <Field
      label={label}
      hint={hint}
      value={chosen.join(", ")}
      rows={field.kind === "text" ? 2 : undefined}
      language={spoken}
      onValue={onSaid}
    />
  );
}
