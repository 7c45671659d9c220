// SPDX-License-Identifier: AGPL-3.0-or-later
import { useStore } from "../house/store.ts";
import { t } from "../speak.ts";
import { owedKeys } from "./owed_keys.ts";

// How far this device is with the keys it owes; nothing when it owes none.
export function OwedProgress() {
  const now = useStore(owedKeys);
  if (!now) return null;
  const said = t("owed.making", { done: now.done, all: now.all });
  return (
    <div class="stack close">
      <span>{said}</span>
      <progress value={now.done} max={now.all} aria-label={said} />
    </div>
  );
}
