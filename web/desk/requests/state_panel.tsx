// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { type RequestState, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Select } from "../../shared/components/field.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { t, word } from "../speak.ts";
import type { ThreadProps } from "./thread_view.tsx";

// The steps a person may take; the others follow from what happens.
const next: Partial<Record<RequestState, readonly RequestState[]>> = {
  open: ["answered", "closed"],
  answered: ["open", "closed"],
  closed: ["open"],
};

export function StatePanel({ thread, onChange }: ThreadProps) {
  const { facts } = thread.record;
  const choices = next[facts.state] ?? [];
  const [chosen, setChosen] = useState<RequestState | "">("");
  const doing = useDoing();
  const set = () =>
    doing.run(async () => {
      if (chosen === "") return;
      await requests.setState(facts.id, chosen, facts.state);
      setChosen("");
      await look();
      await onChange();
    });
  return (
    <section class="card stack close">
      <h2>{t("state.title")}</h2>
      <p>
        <span class="tag accent">{word("state", facts.state)}</span>
      </p>
      {choices.length > 0 && (
        <>
          <Select
            label={t("state.change")}
            value={chosen}
            onValue={(value) => setChosen(value as RequestState)}
            options={[["", t("state.choose")], ...choices.map((one) => [one, word("state", one)] as const)]}
          />
          <div class="row">
            <Button disabled={chosen === ""} onPress={set}>
              {t("state.set")}
            </Button>
          </div>
        </>
      )}
      <Failure doing={doing} />
    </section>
  );
}
