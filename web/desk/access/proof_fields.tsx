// SPDX-License-Identifier: AGPL-3.0-or-later
// What is typed to prove who is there, and the wait while this device works on it.
import { Field } from "../../shared/components/field.tsx";
import type { Doing } from "../house/doing.tsx";
import { t } from "../speak.ts";

interface Props {
  label?: string;
  value: string;
  onValue: (value: string) => void;
  focused?: boolean;
}

export function PassphraseField({ label, value, onValue, focused }: Props) {
  return (
    <Field
      label={label ?? t("login.passphrase")}
      type="password"
      value={value}
      onValue={onValue}
      required
      focused={focused}
      autocomplete="current-password"
    />
  );
}

export function Working({ doing }: { doing: Doing }) {
  return doing.busy ? (
    <p role="status" class="soft">
      {t("login.working")}
    </p>
  ) : null;
}
