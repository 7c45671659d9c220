// SPDX-License-Identifier: AGPL-3.0-or-later
// One sealed value of a sheet, and the clock that may stand in its place.
import { type FormField } from "../../shared/api.ts";
import { Checks, Field, Select } from "../../shared/components/field.tsx";
import { atMinute, instantOf, localIn, onDay, today } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { language, list, t } from "../speak.ts";
import type { Value } from "./sheet.ts";
import type { FieldProps } from "./sheet_form.tsx";
import { freshId } from "./sheet_writing.ts";

const asText = (value: Value) => (typeof value === "string" ? value : "");
const asList = (value: Value) => (Array.isArray(value) ? value : []);
// An emptied field says nothing.
const orNothing = (text: string): Value => (text === "" ? null : text);

// For reading: the words a value has for people.
export function shown(field: FormField, value: Value): string {
  if (value === null) return t("case.nothing");
  const label = (code: string) => field.options?.find((one) => one.code === code)?.label ?? code;
  if (Array.isArray(value)) return list(value.map(label));
  if (field.kind === "choice") return label(value);
  if (field.kind === "person") return personName(value);
  if (field.kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return onDay(today(Date.parse(value)), language());
  return value;
}

export function ValueField({ field, name, editing, team }: FieldProps) {
  const value = editing.value(name);
  const { label, hint } = field;
  const write = (text: string) => editing.set(name, orNothing(text));
  switch (field.kind) {
    case "choice":
      return (
        <Select label={label} hint={hint} value={asText(value)} onValue={write} options={offered(field, value)} />
      );
    case "choices":
      return (
        <Checks
          label={label}
          hint={hint}
          values={asList(value)}
          options={offered(field, value).slice(1)}
          onValues={(chosen) => editing.set(name, chosen.length > 0 ? chosen : null)}
        />
      );
    case "person":
      return (
        <Select
          label={label}
          value={asText(value)}
          onValue={write}
          options={[["", t("case.team")], ...team.map((one) => [one, personName(one)] as const)]}
        />
      );
    case "day":
      return <Field label={label} hint={hint} type="date" value={asText(value)} onValue={write} />;
    case "text":
      return <Field label={label} hint={hint} rows={3} value={asText(value)} onValue={write} />;
    default:
      return <Field label={label} hint={hint} value={asText(value)} onValue={write} />;
  }
}

function offered(field: FormField, value: Value): [string, string][] {
  const chosen = [...asList(value), asText(value)];
  const options = (field.options ?? []).filter((one) => !one.inactive || chosen.includes(one.code));
  return [["", t("case.choose_one")], ...options.map((one): [string, string] => [one.code, one.label])];
}

export function ClockField({ field, name, editing, team }: FieldProps) {
  const clock = editing.clock(name);
  const zone = useZone();
  const { time_zone } = session().me.person;
  const write = (text: string) => {
    const due = instantOf(text, time_zone);
    if (due === null) return editing.setClock(name, null);
    const id = clock?.id ?? freshId();
    const owner = editing.value(name.replace(/\/[^/]+$/, "/owner"));
    const person = typeof owner === "string" && team.includes(owner) ? owner : null;
    editing.setClock(name, { id, request: "", kind: field.clock ?? "task", person, due });
  };
  return (
    <Field
      label={field.label}
      hint={clock ? atMinute(clock.due, zone) : t("case.in_zone", { zone: time_zone.replaceAll("_", " ") })}
      type="datetime-local"
      value={clock ? localIn(clock.due, time_zone) : ""}
      onValue={write}
    />
  );
}
