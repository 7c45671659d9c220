// SPDX-License-Identifier: AGPL-3.0-or-later
// The form's own words for its fields and choices; what nobody knows is shown as it is.
import type { Answers } from "../ask/answers.ts";
import { knows, say } from "../page/texts.ts";

export interface Answered {
  question: string;
  given: string;
}

export function withLabels(answers: Answers): Answered[] {
  return Object.entries(answers).map(([name, said]) => {
    // Asked for with a button: there is nothing more to say about it.
    if (name === "handover") return { question: say("thread.handover"), given: "✓" };
    const given = [said].flat().map((one) => label(`ask.${name}.${one}`, one));
    return { question: label(`ask.${name}`, name), given: given.join("\n") || "–" };
  });
}

function label(key: string, otherwise: string): string {
  return knows(key) ? say(key) : otherwise;
}
