// SPDX-License-Identifier: AGPL-3.0-or-later
// The words facts are made of and the forms of the case, in the reader's language; asked for once.
import {
  type Form,
  type FormField,
  type OwnField,
  type VocabularyClass,
  type Words,
  cases,
} from "../../shared/api.ts";
import { localeOf } from "../../shared/i18n.ts";
import { language, t, tried } from "../speak.ts";

export interface Lists {
  classes: Map<string, VocabularyClass>;
  forms: Form[];
  own: readonly OwnField[]; // of all forms, as they were written
}

let loaded: { language: string; lists: Promise<Lists> } | null = null;

export function lists(): Promise<Lists> {
  if (loaded?.language !== language()) loaded = { language: language(), lists: load(language()) };
  return loaded.lists;
}

export function forgetLists(): void {
  loaded = null;
}

async function load(spoken: string): Promise<Lists> {
  try {
    const [classes, { shipped, own }] = await Promise.all([cases.vocabularies(spoken), cases.forms(spoken)]);
    const known = new Map(classes.map((one) => [one.class, one]));
    for (const field of own) if (field.keeping === "fact") known.set(`own_${field.id}`, ownClass(field, spoken));
    const forms = shipped.map((form) => ({ ...form, fields: [...form.fields, ...ownFields(form.of, own, spoken)] }));
    return { classes: known, forms, own };
  } catch (error) {
    forgetLists();
    throw error;
  }
}

// What an organisation has not said in this language is read in another.
export const inWords = (words: Words, spoken: string) =>
  words[spoken] ?? words.en ?? Object.values(words)[0] ?? "";

function ownFields(form: string, own: readonly OwnField[], spoken: string): FormField[] {
  return own
    .filter((field) => field.form === form)
    .map((field) => ({
      name: field.keeping === "fact" ? `own_${field.id}` : field.id,
      kind: field.keeping === "fact" ? ("fact" as const) : field.kind,
      class: `own_${field.id}`,
      label: inWords(field.label, spoken),
      hint: inWords(field.hint, spoken) || undefined,
      options: field.options.map((one) => ({
        code: one.code,
        label: inWords(one.label, spoken),
        inactive: !one.active,
      })),
      inactive: !field.active,
    }));
}

function ownClass(field: OwnField, spoken: string): VocabularyClass {
  return {
    class: `own_${field.id}`,
    many: field.kind === "choices",
    groups: [],
    terms: field.options.map((one) => ({
      code: one.code,
      label: inWords(one.label, spoken),
      inactive: !one.active,
    })),
  };
}

export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(localeOf(language()), { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

// A word of a list, for people.
export function factName({ classes }: Lists, factClass: string, code: string): string {
  if (factClass === "country") return countryName(code);
  if (factClass === "said") return tried(`imminence.${code}`) ?? code;
  return classes.get(factClass)?.terms.find((term) => term.code === code)?.label ?? code;
}

// A choice of a column in a shipped list of rows, for people.
export function choiceName({ forms }: Lists, of: string, column: string, code: string): string {
  const columns = forms.find((form) => form.of === of)?.fields.flatMap((field) => field.columns ?? []);
  const options = columns?.find((one) => one.name === column)?.options;
  return options?.find((one) => one.code === code)?.label ?? code;
}

// What a class is called where it is asked for.
export function className({ forms }: Lists, factClass: string): string {
  if (factClass === "said") return t("case.said");
  const fields = forms.flatMap((form) => form.fields);
  return fields.find((field) => field.class === factClass)?.label ?? factClass;
}
