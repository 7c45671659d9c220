// SPDX-License-Identifier: AGPL-3.0-or-later
// A list inside a sheet: each row is fields of its own, so that two people may work on two rows, or on two columns of
// one.
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { leads } from "../access/session.ts";
import { number } from "../../shared/i18n.ts";
import { language, t } from "../speak.ts";
import { rowsOf } from "./sheet.ts";
import { type FieldProps, SheetField } from "./sheet_form.tsx";
import { freshId } from "./sheet_writing.ts";

// Of several lists in one sheet each has its own rows.
const belongs = (field: string, row: string) => row.startsWith(`${field}-`);

export function RowsField(props: FieldProps) {
  const { field, editing } = props;
  const ids = [...new Set([...rowsOf(editing.sheet), ...editing.newRows()])].filter(
    (id) => belongs(field.name, id) && !editing.isRemoved(id),
  );
  const add = () => editing.set(`row/${field.name}-${freshId()}/${field.columns![0]!.name}`, "");
  return (
    <fieldset class="rows stack">
      <legend>{field.label}</legend>
      {field.hint && <p class="hint">{field.hint}</p>}
      {ids.map((id, at) => (
        <div key={id} class="row-card stack close" role="group" aria-label={`${field.label} ${at + 1}`}>
          <div class="row apart">
            <span class="soft small">
              {number(at + 1, language())} {props.rowNote?.(id)}
            </span>
            {leads() && (
              <Button
                kind="quiet"
                label={t("case.remove_row", { name: `${field.label} ${number(at + 1, language())}` })}
                onPress={() => editing.removeRow(id)}
              >
                <Icon name="bin" />
              </Button>
            )}
          </div>
          <div class="columns">
            {field.columns!.map((column) => (
              <SheetField key={column.name} {...props} field={column} name={`row/${id}/${column.name}`} />
            ))}
          </div>
        </div>
      ))}
      {leads() && (
        <div class="row">
          <Button onPress={add}>{t("case.add_row")}</Button>
        </div>
      )}
    </fieldset>
  );
}
