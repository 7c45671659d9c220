// SPDX-License-Identifier: AGPL-3.0-or-later
// The sentences of locale/, in the page's language. The page names the file; whoever needs no script never
// fetches it.
import { find } from "./dom.ts";

let sentences: Readonly<Record<string, string>> = {};

export async function loadTexts(): Promise<void> {
  const address = find("template[data-texts]")?.dataset.texts;
  if (!address) throw new Error("the page names no sentences");
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error("no sentences");
  sentences = (await response.json()) as Record<string, string>;
}

export function knows(key: string): boolean {
  return Object.hasOwn(sentences, key);
}

export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return knows(key) ? filled(sentences[key], values) : "";
}

// What somebody wrote is kept apart from the direction of the sentence around it.
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? String(value) : `\u2068${value}\u2069`;
  });
}

export function language(): string {
  return document.documentElement.lang;
}

// What the server refused, in its words; what has none is said in general.
export function sentenceFor(code: string): string {
  return say(knows(code) ? code : "script.failed");
}
