// SPDX-License-Identifier: AGPL-3.0-or-later
// Any sheet of the case, drawn from its form. Where two people wrote different things, both are shown.
import type { ComponentChildren } from "preact";
import type { Form, FormField } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { atHour } from "../../shared/times.ts";
import { leads } from "../access/session.ts";
import { Failure } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import { ConfirmField } from "./confirm_field.tsx";
import { FactField } from "./fact_field.tsx";
import { RowsField } from "./rows_field.tsx";
import { isDisputed, type Standing } from "./sheet.ts";
import { ClockField, ValueField, shown } from "./value_field.tsx";
import type { Editing } from "./use_sheet.ts";
import type { Lists } from "./vocabulary.ts";

export interface FormProps {
  form: Form;
  lists: Lists;
  editing: Editing;
  team: readonly string[];
  rowNote?: (row: string) => ComponentChildren; // beside a row of a list
}

export function SheetForm(props: FormProps) {
  const { form, editing } = props;
  const submit = (event: Event) => {
    event.preventDefault();
    void editing.save();
  };
  return (
    <form class="card stack sheet" onSubmit={submit} aria-label={form.title}>
      <h2>{form.title}</h2>
      {form.hint && <p class="soft">{form.hint}</p>}
      {form.fields
        .filter((field) => !field.inactive || isFilled(field, editing))
        .map((field) => (
          <SheetField key={field.name} {...props} field={field} name={field.name} />
        ))}
      <Failure doing={editing.doing} />
      {leads() && (
        <div class="row save-bar">
          <Button kind="main" submit disabled={!editing.changed || editing.doing.busy}>
            {t("case.save")}
          </Button>
          <span class="small soft" role="status">
            {editing.changed ? t("case.unsaved") : t("case.all_saved")}
          </span>
        </div>
      )}
    </form>
  );
}

// A field that is out of use is still read where it was filled in.
function isFilled(field: FormField, editing: Editing): boolean {
  return field.kind === "fact" ? editing.fact(field.class!).length > 0 : editing.value(field.name) !== null;
}

export interface FieldProps extends FormProps {
  field: FormField;
  name: string; // in the sheet: of a row's column, the row's too
}

export function SheetField(props: FieldProps) {
  const { field, editing, name } = props;
  switch (field.kind) {
    case "fact":
    case "fact_day":
    case "fact_country":
      return <FactField field={field} lists={props.lists} editing={editing} />;
    case "rows":
      return <RowsField {...props} />;
    case "confirm":
      return <ConfirmField field={field} editing={editing} name={name} />;
    case "clock":
      return <ClockField {...props} />;
    default:
      return (
        <div class="stack close">
          <ValueField {...props} />
          <Meanwhile {...props} />
          {isDisputed(editing.sheet, name) && <Disputed {...props} />}
        </div>
      );
  }
}

// Somebody wrote into it while it was being edited here.
function Meanwhile({ field, editing, name, team }: FieldProps) {
  const theirs = editing.meanwhile(name);
  if (theirs.length === 0) return null;
  return (
    <Banner tone="warn" announced>
      {theirs.map((one) => (
        <Word key={one.sequence} standing={one} field={field} team={team} />
      ))}
      <span class="row">
        <Button onPress={() => editing.takeTheirs(name)}>{t("case.take_theirs")}</Button>
        <Button onPress={() => editing.keepMine(name)}>{t("case.keep_mine")}</Button>
      </span>
    </Banner>
  );
}

// Nobody has chosen between them yet; writing the field anew, or choosing one, does.
function Disputed({ field, editing, name, team }: FieldProps) {
  const standing = editing.sheet.fields.get(name)!.standing;
  return (
    <div class="disputed stack close" role="group" aria-label={t("case.disputed")}>
      <p class="small">
        <strong>{t("case.disputed")}</strong>
      </p>
      {standing.map((one) => (
        <div class="row apart" key={one.sequence}>
          <Word standing={one} field={field} team={team} />
          {leads() && (
            <Button onPress={() => editing.choose(name, one.value)}>{t("case.choose")}</Button>
          )}
        </div>
      ))}
    </div>
  );
}

function Word({ standing, field }: { standing: Standing; field: FormField; team: readonly string[] }) {
  const zone = useZone();
  const who = personName(standing.author);
  return (
    <span>
      <bdi>{shown(field, standing.value)}</bdi>{" "}
      <span class="small soft">{t("case.by", { name: who, when: atHour(standing.hour, zone) })}</span>
    </span>
  );
}
