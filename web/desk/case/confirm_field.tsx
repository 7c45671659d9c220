// SPDX-License-Identifier: AGPL-3.0-or-later
// Two people say the same, each for themself: a confirmation counts for whoever signed the writing it stands in.
import type { FormField } from "../../shared/api.ts";
import { Check } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { leads, session } from "../access/session.ts";
import { personName } from "../requests/names.ts";
import { list, t } from "../speak.ts";
import type { Sheet } from "./sheet.ts";
import type { Editing } from "./use_sheet.ts";

const needed = 2;

// Whoever wrote "NAME/PERSON" as that very person.
export function confirmedBy(sheet: Sheet, name: string): string[] {
  return [...sheet.fields].flatMap(([field, { standing }]) => {
    if (!field.startsWith(`${name}/`)) return [];
    const person = field.slice(name.length + 1);
    return standing.at(-1)?.value === "yes" && standing.at(-1)?.author === person ? [person] : [];
  });
}

export function ConfirmField({ field, editing, name }: { field: FormField; editing: Editing; name: string }) {
  const me = session().place.person;
  const own = `${name}/${me}`;
  const people = confirmedBy(editing.sheet, name);
  return (
    <fieldset>
      <legend>{field.label}</legend>
      <p class="small">
        <Icon name={people.length >= needed ? "check" : "clock"} />{" "}
        {people.length === 0 ? t("case.confirmed_nobody") : t("case.confirmed_by", { who: list(people.map(personName)) })}
      </p>
      {leads() && (
        <Check
          checked={editing.value(own) === "yes"}
          onChecked={(on) => editing.set(own, on ? "yes" : null)}
        >
          {t("case.i_confirm")}
        </Check>
      )}
    </fieldset>
  );
}
