// SPDX-License-Identifier: AGPL-3.0-or-later
// The public form's fields (doc/form.md, src/pages/form.cpp), to show its answers in sections and to fill it
// in for somebody on the telephone.
import type { RequestKind } from "../../shared/api_shapes.ts";

export interface FormField {
  name: string;
  group: string;
  kind: "line" | "text" | "choice" | "choices";
  limit: number;
  options: readonly string[];
}

const line = (name: string, group: string, limit: number): FormField => ({
  name,
  group,
  kind: "line",
  limit,
  options: [],
});
const text = (name: string, group: string, limit: number): FormField => ({
  name,
  group,
  kind: "text",
  limit,
  options: [],
});
const choice = (name: string, group: string, options: readonly string[]): FormField => ({
  name,
  group,
  kind: "choice",
  limit: 0,
  options,
});
const choices = (name: string, group: string, options: readonly string[]): FormField => ({
  name,
  group,
  kind: "choices",
  limit: 0,
  options,
});

const howSoon = ["now", "day", "week", "later", "unknown"];
const yesNo = ["yes", "no", "unsure"];

const first = [
  text("what", "first", 20_000),
  choice("imminence", "first", howSoon),
  text("reach", "first", 1000),
];

// Asked under the receipt, later: of a closed request, and before a referee is asked.
const howMuch = ["yes", "partly", "no"];
export const laterFields: readonly FormField[] = [
  choice("safer", "closing", howMuch),
  choice("working", "closing", howMuch),
  choice("again", "closing", yesNo),
  text("closing_words", "closing", 2000),
  text("referee_asked", "referee", 2000),
  line("referee_of", "referee", 20),
  choice("referee_allowed", "referee", ["yes", "no"]),
];

const request: readonly FormField[] = [
  ...first,
  choice("whom", "whom", ["self", "other", "organisation"]),
  choice("whom_knows", "whom", yesNo),
  choice("whom_asked", "whom", yesNo),
  choice("reporter_risk", "whom", yesNo),
  choices("threats", "events", [
    "death_threat",
    "violence",
    "arrest",
    "disappeared",
    "search",
    "surveillance",
    "accounts",
    "smear",
    "travel",
    "family",
    "harassment",
    "other",
  ]),
  line("when", "events", 300),
  choice("going_on", "events", yesNo),
  choices("behind_kinds", "events", ["state", "armed", "company", "crowd", "near", "online", "unknown"]),
  text("behind", "events", 2000),
  text("steps", "events", 2000),
  choices("needs", "needs", [
    "safe_place",
    "accompaniment",
    "digital",
    "legal",
    "medical",
    "psychosocial",
    "money",
    "family",
    "public",
    "advice",
  ]),
  text("needs_text", "needs", 2000),
  line("name", "person", 200),
  choices("work", "person", [
    "rights",
    "press",
    "law",
    "land",
    "women",
    "lgbtiq",
    "labour",
    "community",
    "elections",
    "family",
    "other",
  ]),
  text("work_text", "person", 1000),
  line("gender", "person", 100),
  line("speak", "person", 200),
  text("dependants", "person", 1000),
  line("where", "person", 500),
  text("who_knows", "person", 1000),
  line("reach_time", "contact", 300),
  line("code_word", "contact", 100),
  text("not_send", "contact", 1000),
  line("sentence", "contact", 300),
  text("referee", "referee", 1000),
  choices("consent", "consent", ["keep", "verify", "share", "statistics", "publish"]),
];

const complaint: readonly FormField[] = [
  ...first,
  text("about", "complaint", 2000),
  line("when", "complaint", 300),
  text("wish", "complaint", 2000),
  line("name", "complaint", 200),
  text("not_send", "complaint", 1000),
];

export function fieldsOf(kind: RequestKind): readonly FormField[] {
  return kind === "complaint" ? complaint : request;
}

export function groupsIn(fields: readonly FormField[]): string[] {
  return [...new Set(fields.map((field) => field.group))];
}

// Shown apart, above everything that is written to the person.
export const contactFields = ["reach", "reach_time", "code_word", "not_send", "sentence"];
