// SPDX-License-Identifier: AGPL-3.0-or-later
// What changed by itself, said to those who cannot see it.
import { Store, useStore } from "./store.ts";

const spoken = new Store("");

export function announce(sentence: string): void {
  // The same sentence twice must be a change, or it is not read again.
  spoken.set(spoken.value === sentence ? `${sentence}\u00a0` : sentence);
}

export function Announcer() {
  return (
    <div class="hidden" aria-live="polite" role="status">
      {useStore(spoken)}
    </div>
  );
}
