// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Around {
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
}

interface Text extends Around {
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "password" | "email" | "number" | "time" | "date" | "datetime-local";
  rows?: number;
  language?: string;
  required?: boolean;
  autocomplete?: string;
  inputmode?: "numeric";
  focused?: boolean;
  reference?: (element: HTMLInputElement | HTMLTextAreaElement | null) => void;
}

export function Field(props: Text) {
  const id = useId();
  const described = [props.hint && `${id}h`, props.error && `${id}e`].filter(Boolean).join(" ") || undefined;
  const shared = {
    id,
    ref: props.reference,
    value: props.value,
    required: props.required,
    lang: props.language,
    dir: "auto" as const,
    autoFocus: props.focused,
    spellcheck: false,
    "aria-describedby": described,
    "aria-invalid": props.error ? (true as const) : undefined,
    onInput: (event: Event) => props.onValue((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}h`}>
          {props.hint}
        </span>
      )}
      {props.rows ? (
        <textarea {...shared} rows={props.rows} />
      ) : (
        <input
          {...shared}
          type={(props.type ?? "text") as "text"}
          autocomplete={props.autocomplete ?? "off"}
          autocapitalize="none"
          inputmode={props.inputmode}
        />
      )}
      {props.error && (
        <span class="error" id={`${id}e`}>
          {props.error}
        </span>
      )}
    </div>
  );
}

export type Option = readonly [value: string, label: string];
// Beside a box there is room for more than a text.
export type RichOption = readonly [value: string, label: ComponentChildren];

interface Choosing<One> extends Around {
  value: string;
  options: readonly One[];
  onValue: (value: string) => void;
}

export function Select({ label, hint, value, options, onValue }: Choosing<Option>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}h`}>
          {hint}
        </span>
      )}
      <select
        id={id}
        aria-describedby={hint ? `${id}h` : undefined}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Radios({ label, hint, value, options, onValue }: Choosing<RichOption>) {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? `${id}h` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <span class="hint" id={`${id}h`}>
          {hint}
        </span>
      )}
      {options.map(([one, text]) => (
        <label class="choice" key={one}>
          <input type="radio" name={id} value={one} checked={one === value} onChange={() => onValue(one)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface Checking {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  children: ComponentChildren;
}

export function Check({ checked, onChecked, disabled, children }: Checking) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

interface Several extends Around {
  values: readonly string[];
  options: readonly RichOption[];
  onValues: (values: string[]) => void;
}

export function Checks({ label, hint, values, options, onValues }: Several) {
  const id = useId();
  const flip = (one: string, on: boolean) =>
    onValues(on ? [...values, one] : values.filter((other) => other !== one));
  return (
    <fieldset aria-describedby={hint ? `${id}h` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <span class="hint" id={`${id}h`}>
          {hint}
        </span>
      )}
      {options.map(([one, text]) => (
        <Check key={one} checked={values.includes(one)} onChecked={(on) => flip(one, on)}>
          {text}
        </Check>
      ))}
    </fieldset>
  );
}
