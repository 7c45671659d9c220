// SPDX-License-Identifier: AGPL-3.0-or-later
// One fact set for many requests at once: added where a class takes several, in place of the other where it takes one.
import { useState } from "preact/hooks";
import { type Id, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Select } from "../../shared/components/field.tsx";
import { type Lists, className, lists } from "../case/vocabulary.ts";
import { useLoaded } from "../house/doing.tsx";
import { language, t } from "../speak.ts";

interface Props {
  disabled: boolean;
  each: (deed: (id: Id) => Promise<unknown>) => () => Promise<unknown>;
}

// Those of the triage that are words of a list.
function classesIn({ forms, classes }: Lists): string[] {
  const triage = forms.find((form) => form.of === "triage")?.fields ?? [];
  return triage
    .filter((field) => field.kind === "fact" && !field.inactive && classes.has(field.class!))
    .map((field) => field.class!);
}

async function setFact(id: Id, factClass: string, code: string, many: boolean): Promise<void> {
  const was = (await cases.one(id)).facts[factClass] ?? [];
  const codes = many ? [...new Set([...was, code])] : [code];
  await cases.setFacts(id, [{ class: factClass, codes, was }]);
}

export function FactForMany({ disabled, each }: Props) {
  const { value: words } = useLoaded(lists, [language()]);
  const [chosen, setChosen] = useState("");
  const [code, setCode] = useState("");
  const names = words ? classesIn(words) : [];
  const factClass = names.includes(chosen) ? chosen : names[0];
  const known = factClass === undefined ? undefined : words?.classes.get(factClass);
  if (!words || factClass === undefined || !known) return null;
  const terms = known.terms.filter((term) => !term.inactive);
  const set = terms.some((term) => term.code === code) ? code : (terms[0]?.code ?? "");
  return (
    <div class="row">
      <Select
        label={t("cell.fact")}
        value={factClass}
        onValue={setChosen}
        options={names.map((one) => [one, className(words, one)])}
      />
      <Select
        label={className(words, factClass)}
        value={set}
        onValue={setCode}
        options={terms.map((term) => [term.code, term.label])}
      />
      <Button disabled={disabled || set === ""} onPress={each((id) => setFact(id, factClass, set, known.many))}>
        {t("cell.set_fact")}
      </Button>
    </div>
  );
}
