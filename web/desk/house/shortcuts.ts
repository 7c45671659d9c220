// SPDX-License-Identifier: AGPL-3.0-or-later
import { go } from "./go.ts";

// From anywhere to the search. With Ctrl, so that no letter of anybody's writing or speech program is taken.
export function listenForSearch(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    const field = document.getElementById("search-field");
    if (field) field.focus();
    else go("/search");
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}
