// SPDX-License-Identifier: AGPL-3.0-or-later
// What is inside an envelope (doc/sealing.md section 11), read with suspicion.
import { isId } from "../../shared/sealing/bytes.ts";
import { mostFileSize } from "../../shared/sealing/file.ts";
import type { Answers } from "../ask/answers.ts";

export interface SentFile {
  id: string;
  key: string;
  name: string;
  size: number;
}

export interface Payload {
  text: string;
  language: string;
  answers: Answers; // of the form, or changed later
  files: SentFile[];
  signer: string; // of the receipt that came with a request
}

type Members = Record<string, unknown>;

export function readPayload(bytes: Uint8Array): Payload | null {
  const value = parsed(bytes);
  if (!isMembers(value) || value.v !== 1) return null;
  const receipt = isMembers(value.receipt) ? value.receipt : {};
  return {
    text: textOf(value.text),
    language: textOf(value.language),
    answers: answersOf({
      ...(isMembers(value.answers) && value.answers),
      ...(isMembers(value.set) && value.set),
    }),
    files: Array.isArray(value.files) ? value.files.filter(isFile) : [],
    signer: textOf(receipt.signer),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function answersOf(value: Members): Answers {
  const said = (one: unknown) => {
    if (Array.isArray(one)) return one.filter((each) => typeof each === "string");
    return typeof one === "string" && one.trim() !== "" ? one : null;
  };
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const what = said(one);
    return what === null ? [] : [[name, what] as const];
  });
  return Object.fromEntries(kept);
}

function isFile(value: unknown): value is SentFile {
  if (!isMembers(value) || !isId(value.id) || typeof value.name !== "string") return false;
  const { key, size } = value;
  return (
    typeof key === "string" &&
    key.length === 43 &&
    typeof size === "number" &&
    Number.isSafeInteger(size) &&
    size >= 0 &&
    size <= mostFileSize
  );
}
