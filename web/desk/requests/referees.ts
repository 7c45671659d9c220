// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom the team wants to ask about a person, and what the person said to it. Nobody is asked whom the person has not allowed.
import type { ThreadEntry } from "./opening.ts";

export type Verdict = "waiting" | "yes" | "no";

export interface RefereeQuestion {
  sequence: number; // of the answer it stands in
  asked: string;
  verdict: Verdict;
}

// In the order they were put. What was said last holds.
export function refereeQuestions(entries: readonly ThreadEntry[]): RefereeQuestion[] {
  const questions = new Map<string, RefereeQuestion>();
  for (const { envelope, payload } of entries) {
    const { referee_asked: asked, referee_of: of, referee_allowed: allowed } = payload?.changed ?? {};
    if (envelope.direction === "outward" && typeof asked === "string")
      questions.set(String(envelope.sequence), { sequence: envelope.sequence, asked, verdict: "waiting" });
    const question = envelope.direction === "inward" && typeof of === "string" ? questions.get(of) : undefined;
    if (question && (allowed === "yes" || allowed === "no")) question.verdict = allowed;
  }
  return [...questions.values()];
}
