// SPDX-License-Identifier: AGPL-3.0-or-later
// What is inside an envelope (doc/sealing.md section 11), read with suspicion: a stranger may have written
// it.
import { type SheetWriting, readSheetWriting } from "../case/sheet.ts";

export interface SentFile {
  id: string;
  key: string;
  name: string;
  type: string;
  size: number;
}

export type Said = string | string[];
export type Answers = Record<string, Said>;

export interface Payload {
  answers: Answers | null;
  text: string;
  language: string | null;
  files: SentFile[];
  receipt: { reader: string; signer: string } | null;
  path: string | null;
  // Entered by staff, who read the questions about consent aloud.
  consentRead: boolean;
  // Answers given anew: a new safe contact, consent taken back.
  changed: Answers;
  // What the team's own notes record for its devices.
  record: TeamRecord | null;
  sheet: SheetWriting | null;
}

export type TeamRecord =
  | { what: "code"; numbers: number[]; signer: string; for: string }
  | { what: "handed over"; reader: string }
  | { what: "reach"; reader: string; reach: string }
  | { what: "sentence" };

const mostFiles = 100;

export function readPayload(bytes: Uint8Array): Payload | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (!isObject(value) || value.v !== 1) return null;
  const set = isObject(value.set) ? value.set : {};
  return {
    answers: isObject(value.answers) ? answersOf(value.answers) : null,
    text: textOf(value.text),
    language: typeof value.language === "string" ? value.language : null,
    files: Array.isArray(value.files) ? value.files.filter(isFile).slice(0, mostFiles) : [],
    receipt: receiptOf(value.receipt),
    consentRead: value.consent_read === true,
    path: typeof value.path === "string" ? value.path : null,
    changed: answersOf(set),
    record: recordOf(set.record),
    sheet: readSheetWriting(value.sheet),
  };
}

export function writePayload(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ v: 1, ...value }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function answersOf(value: Record<string, unknown>): Answers {
  const answers: Answers = {};
  for (const [name, said] of Object.entries(value)) {
    if (typeof said === "string" && said.trim() !== "") answers[name] = said;
    if (Array.isArray(said)) answers[name] = said.filter((one) => typeof one === "string");
  }
  return answers;
}

function isFile(value: unknown): value is SentFile {
  return (
    isObject(value) &&
    /^[0-9a-f]{32}$/.test(textOf(value.id)) &&
    /^[A-Za-z0-9_-]{43}$/.test(textOf(value.key)) &&
    typeof value.name === "string" &&
    typeof value.type === "string" &&
    Number.isSafeInteger(value.size) &&
    (value.size as number) >= 0
  );
}

function receiptOf(value: unknown): Payload["receipt"] {
  return isObject(value) && typeof value.reader === "string" && typeof value.signer === "string"
    ? { reader: value.reader, signer: value.signer }
    : null;
}

function recordOf(value: unknown): TeamRecord | null {
  if (!isObject(value)) return null;
  const { what, numbers, signer, reader, reach } = value;
  if (what === "code" && Array.isArray(numbers) && typeof signer === "string") {
    return { what, numbers: numbers.map(Number), signer, for: textOf(value.for) };
  }
  if (what === "handed over" && typeof reader === "string") return { what, reader };
  if (what === "reach" && typeof reader === "string") return { what, reader, reach: textOf(reach) };
  return what === "sentence" ? { what } : null;
}
