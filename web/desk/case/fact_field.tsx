// SPDX-License-Identifier: AGPL-3.0-or-later
// A fact: words of a list, a country or a day. The server reads these.
import type { FormField, VocabularyClass, VocabularyTerm } from "../../shared/api.ts";
import { Check, Field, Select } from "../../shared/components/field.tsx";
import { number } from "../../shared/i18n.ts";
import { dayToMillis, today } from "../../shared/times.ts";
import { language, t } from "../speak.ts";
import { countries } from "./countries.ts";
import type { Editing } from "./use_sheet.ts";
import { type Lists, countryName } from "./vocabulary.ts";

interface Props {
  field: FormField;
  lists: Lists;
  editing: Editing;
}

export function FactField({ field, lists, editing }: Props) {
  const factClass = field.class!;
  const codes = editing.fact(factClass);
  const set = (chosen: string[]) => editing.setFact(factClass, chosen);
  if (field.kind === "fact_day") return <DayFact field={field} codes={codes} set={set} />;
  if (field.kind === "fact_country") return <CountryFact field={field} codes={codes} set={set} />;
  const known = lists.classes.get(factClass);
  if (!known) return null;
  const terms = known.terms.filter((term) => !term.inactive || codes.includes(term.code));
  if (known.many) return <ManyCodes {...{ field, known, terms, codes, set }} />;
  return (
    <Select
      label={field.label}
      hint={field.hint}
      value={codes[0] ?? ""}
      onValue={(code) => set(code === "" ? [] : [code])}
      options={[["", t("case.choose_one")], ...terms.map((term) => [term.code, term.label] as const)]}
    />
  );
}

interface Choosing {
  field: FormField;
  codes: string[];
  set: (codes: string[]) => void;
}

function ManyCodes(props: Choosing & { known: VocabularyClass; terms: VocabularyTerm[] }) {
  const { field, known, terms, codes, set } = props;
  if (known.groups.length === 0)
    return (
      <fieldset>
        <legend>{field.label}</legend>
        <div class="columns">
          <Terms terms={terms} codes={codes} set={set} />
        </div>
      </fieldset>
    );
  return (
    <fieldset class="stack close">
      <legend>{field.label}</legend>
      {known.groups.map((group) => {
        const own = terms.filter((term) => term.group === group.code);
        const chosen = own.filter((term) => codes.includes(term.code)).length;
        return (
          <details key={group.code} class="group">
            <summary>
              {group.label}{" "}
              {chosen > 0 && <span class="tag accent">{number(chosen, language())}</span>}
            </summary>
            <div class="columns">
              <Terms terms={own} codes={codes} set={set} />
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

function Terms({ terms, codes, set }: { terms: VocabularyTerm[]; codes: string[]; set: (codes: string[]) => void }) {
  return (
    <>
      {terms.map((term) => (
        <Check
          key={term.code}
          checked={codes.includes(term.code)}
          onChecked={(on) => set(on ? [...codes, term.code] : codes.filter((one) => one !== term.code))}
        >
          {term.label}
        </Check>
      ))}
    </>
  );
}

function CountryFact({ field, codes, set }: Choosing) {
  const names = countries
    .map((code) => [code, countryName(code)] as const)
    .sort((one, other) => one[1].localeCompare(other[1], language()));
  return (
    <Select
      label={field.label}
      value={codes[0] ?? ""}
      onValue={(code) => set(code === "" ? [] : [code])}
      options={[["", t("case.choose_one")], ...names]}
    />
  );
}

function DayFact({ field, codes, set }: Choosing) {
  const value = codes[0] ? new Date(dayToMillis(Number(codes[0]))).toISOString().slice(0, 10) : "";
  const write = (text: string) => set(text === "" ? [] : [String(today(Date.parse(text)))]);
  return <Field label={field.label} type="date" value={value} onValue={write} />;
}
