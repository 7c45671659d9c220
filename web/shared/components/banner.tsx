// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

interface Props {
  tone?: "warn" | "good" | "alarm";
  // Spoken at once by a screen reader; for what was just caused, not for what always stands there.
  announced?: boolean;
  children: ComponentChildren;
}

export function Banner({ tone, announced, children }: Props) {
  const role = !announced ? undefined : tone === "alarm" ? "alert" : "status";
  return (
    <div class={tone ? `banner ${tone}` : "banner"} role={role}>
      <Icon name={tone === "good" ? "check" : tone ? "warning" : "about"} />
      <div class="stack close grow">{children}</div>
    </div>
  );
}
