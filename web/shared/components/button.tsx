// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  children: ComponentChildren;
  kind?: "main" | "grave" | "quiet";
  // A promise keeps the button still until it is settled, so that nothing is sent twice.
  onPress?: () => unknown;
  submit?: boolean;
  disabled?: boolean;
  label?: string;
  pressed?: boolean;
}

export function Button({ children, kind, onPress, submit, disabled, label, pressed }: Props) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await onPress?.();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={submit ? "submit" : "button"}
      class={kind ? `button ${kind}` : "button"}
      disabled={disabled || busy}
      aria-busy={busy}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={submit ? undefined : press}
    >
      {children}
    </button>
  );
}
