// SPDX-License-Identifier: AGPL-3.0-or-later
// What is put into the answer from elsewhere: behind what is written already.
import type { Id } from "../../shared/api_shapes.ts";
import { keepDraft, readDraft } from "../access/drafts.ts";

export const answerDraft = (request: Id) => `${request} answer`;

export function putIntoAnswer(request: Id, text: string): void {
  const before = readDraft(answerDraft(request));
  keepDraft(answerDraft(request), before === "" ? text : `${before}\n\n${text}`);
}
