// SPDX-License-Identifier: AGPL-3.0-or-later
// What was filled in, by the rules the server has for the same form: `answers` of doc/sealing.md 11.2.
import { characters } from "../page/comforts.ts";

export interface Field {
  name: string;
  many: boolean; // any number of choices
  limit: number; // characters; 0: none
  values: string[]; // as typed or chosen
}

export type Answers = Record<string, string | string[]>;

export const mostAnswers = 60 * 1024; // bytes of JSON

export type Outcome =
  { answers: Answers } | { refused: "form.empty" | "form.field_too_long" | "form.too_long"; at?: string };

// Empty ones are left out.
export function answersOf(fields: readonly Field[], withFiles: boolean): Outcome {
  const over = fields.find(isTooLong);
  if (over) return { refused: "form.field_too_long", at: over.name };

  const answers = saidIn(fields);
  if (!saysSomething(answers) && !withFiles) return { refused: "form.empty" };
  const size = new TextEncoder().encode(JSON.stringify(answers)).length;
  return size > mostAnswers ? { refused: "form.too_long" } : { answers };
}

// How soon, and what may be done with the answer, do not yet say that anything happened.
export function saysSomething(answers: Answers): boolean {
  return Object.keys(answers).some((name) => name !== "imminence" && name !== "consent");
}

export function isTooLong({ limit, values }: Field): boolean {
  return limit > 0 && values.some((one) => characters(one) > limit);
}

export function saidIn(fields: readonly Field[]): Answers {
  const answers: Answers = {};
  for (const field of fields) {
    const said = field.values.map((one) => one.replaceAll("\r", "")).filter((one) => one.trim() !== "");
    if (said.length > 0) answers[field.name] = field.many ? said : said[0];
  }
  return answers;
}

const ours = new Set(["token", "lang", "kind", "visit", "files", "sure", "receipt"]);

// In the order of the page.
export function readFields(form: HTMLFormElement): Field[] {
  const fields = new Map<string, Field>();
  for (const one of form.elements) {
    if (!(one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)) continue;
    if (!one.name || ours.has(one.name)) continue;
    const field = fields.get(one.name) ?? {
      name: one.name,
      many: one.type === "checkbox",
      limit: Number(one.dataset.limit ?? 0),
      values: [],
    };
    const picked = (one.type !== "checkbox" && one.type !== "radio") || (one as HTMLInputElement).checked;
    if (picked) field.values.push(one.value);
    fields.set(one.name, field);
  }
  return [...fields.values()];
}

const howSoon = ["now", "day", "week", "later", "unknown"];

export function imminenceIn(answers: Answers): string {
  const said = answers.imminence;
  return typeof said === "string" && howSoon.includes(said) ? said : "unknown";
}
