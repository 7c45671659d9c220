// SPDX-License-Identifier: AGPL-3.0-or-later
// The first envelope of a request nobody has taken up, opened only to be looked at.
import { type Id, type StoredEnvelope, requests } from "../../shared/api.ts";
import { openEntry } from "./opening.ts";
import { oneLine } from "./order.ts";
import { RequestKeys } from "./request_keys.ts";

export interface Preview {
  id: Id;
  text: string | null; // null: this device cannot open it
  files: number;
}

export const previewBatch = 100;

export async function previewOf(envelope: StoredEnvelope, request: Id): Promise<Preview> {
  const keys = RequestKeys.ofUnopened(request);
  const { payload } = await openEntry(keys, envelope, []);
  if (!payload) return { id: request, text: null, files: 0 };
  const what = payload.answers?.what ?? Object.values(payload.answers ?? {})[0] ?? payload.text;
  return { id: request, text: oneLine([what].flat().join(" ")), files: payload.files.length };
}

// Each batch is one question to the server and one reading in the trail. The screen breathes between two.
export async function previewsOf(
  ids: readonly Id[],
  onEach: (previews: Preview[]) => boolean,
): Promise<void> {
  for (let at = 0; at < ids.length; at += previewBatch) {
    const found = await requests.previews(ids.slice(at, at + previewBatch));
    const opened: Preview[] = [];
    for (const { request, envelope } of found) opened.push(await previewOf(envelope, request));
    if (!onEach(opened)) return;
    await new Promise((breathed) => setTimeout(breathed));
  }
}
