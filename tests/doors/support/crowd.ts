// SPDX-License-Identifier: AGPL-3.0-or-later
// Many people at the way in, without JavaScript and without patience: a form that was cut off is sent again as it was.
import { randomBytes } from "node:crypto";
import type { StoredEnvelope } from "../../../web/shared/api_shapes.ts";
import { Defender, type Fields, Page } from "./defender.ts";
import type { House } from "./house.ts";
import type { Staff } from "./staff.ts";

const mostPreviews = 100; // at once

export interface Asked {
  what: string;
  receipt: string; // the last one shown: a repeat gives a fresh one
  repeats: number;
  milliseconds: number;
}

export const freshToken = (): string => randomBytes(32).toString("base64url");
export const pause = (milliseconds: number) => new Promise((wait) => setTimeout(wait, milliseconds));

// A test that waits for what never comes must fail, and not keep its file from ending.
export async function until(what: string, seconds: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(50);
  }
}

// Null when the line was cut before the answer was whole.
async function post(house: House, fields: Fields): Promise<Page | null> {
  try {
    return await new Defender(house).post(`${house.intake}/ask`, fields);
  } catch {
    return null;
  }
}

// Sends until there is an answer, as a browser that is asked to try again.
export async function ask(house: House, what: string, more: Fields = {}): Promise<Asked> {
  const fields = { token: freshToken(), lang: "en", kind: "request", imminence: "now", what, ...more };
  const begun = performance.now();
  for (let repeats = 0; repeats < 400; ++repeats) {
    const page = await post(house, fields);
    if (page && page.status >= 500) throw new Error(`${page.status}: ${page.text.slice(0, 300)}`);
    if (page && page.status === 200)
      return { what, receipt: Defender.receiptOf(page), repeats, milliseconds: performance.now() - begun };
    if (page) throw new Error(`refused with ${page.status}: ${page.text.slice(0, 300)}`);
    await pause(50);
  }
  throw new Error("nobody ever answered");
}

// So many at a time until `next` has nothing more to ask.
export async function crowd(people: number, next: () => Promise<Asked> | null): Promise<Asked[]> {
  const all: Asked[] = [];
  const one = async () => {
    for (let asking = next(); asking; asking = next()) all.push(await asking);
  };
  await Promise.all(Array.from({ length: people }, one));
  return all;
}

// The first text of every request this person sees, by its id, opened from previews: nothing is adopted.
export async function firstTexts(staff: Staff, state?: string): Promise<Map<string, string>> {
  const ids = (await staff.list(state)).map((facts) => facts.id);
  const texts = new Map<string, string>();
  for (let at = 0; at < ids.length; at += mostPreviews) {
    const { previews } = await staff.send<{ previews: { request: string; envelope: StoredEnvelope }[] }>(
      "POST", "/api/previews", { ids: ids.slice(at, at + mostPreviews) });
    for (const { request, envelope } of previews) {
      const { answers } = await staff.preview(request, envelope);
      texts.set(request, (answers as { what: string }).what);
    }
  }
  return texts;
}
