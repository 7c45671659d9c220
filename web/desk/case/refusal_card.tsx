// SPDX-License-Identifier: AGPL-3.0-or-later
// A decent refusal, in the person's language, with others who may be able to help; put into the answer, where it is read again and
// made one's own before it is sent.
import { useState } from "preact/hooks";
import { type RefusalLetter, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useLoaded } from "../house/doing.tsx";
import { putIntoAnswer } from "../requests/answer_draft.ts";
import type { Thread } from "../requests/thread.ts";
import { t } from "../speak.ts";

export function refusalText(letter: RefusalLetter, codes: readonly string[], chosen: readonly string[]): string {
  const reasons = codes.flatMap((code) => letter.reasons[code] ?? []);
  const referrals = letter.referrals
    .filter(({ name }) => chosen.includes(name))
    .map(({ name, label, reach }) => `• ${name}: ${label}\n  ${reach}`);
  const others = referrals.length > 0 ? [letter.introduction, referrals.join("\n")] : [];
  return [letter.opening, ...reasons, ...others, letter.closing].join("\n\n");
}

export function RefusalCard({ codes, thread }: { codes: readonly string[]; thread: Thread }) {
  const { id, language } = thread.record.facts;
  const { value: letter, doing } = useLoaded(() => cases.refusal(language), [language]);
  const [chosen, setChosen] = useState<string[]>([]);
  if (doing.failed) return <Failure doing={doing} />;
  if (!letter) return null;
  const put = () => {
    putIntoAnswer(id, refusalText(letter, codes, chosen));
    announce(t("refusal.put"));
  };
  return (
    <details class="card stack">
      <summary>{t("refusal.title")}</summary>
      <p class="small soft">{t("refusal.what")}</p>
      <Checks
        label={t("refusal.referrals")}
        values={chosen}
        onValues={setChosen}
        options={letter.referrals.map(({ name, label }) => [name, `${name}: ${label}`])}
      />
      <blockquote class="glimpse words-kept" dir="auto" lang={language}>
        {refusalText(letter, codes, chosen)}
      </blockquote>
      <div class="row">
        <Button onPress={put}>{t("refusal.put_do")}</Button>
      </div>
    </details>
  );
}
