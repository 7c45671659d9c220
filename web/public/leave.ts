// SPDX-License-Identifier: AGPL-3.0-or-later
// Leaving in a hurry: everything on the screen goes at once, and this page is replaced by a harmless one in
// the history.
import { all, find } from "./page/dom.ts";

const presses = 3;
const within = 1500; // milliseconds, from the first press to the last

const forgetters = new Set<() => void>();

// Called when this page is left in whatever way: secrets in memory are cleared, and what is under way with
// them stops. Gives back how to be left out again.
export function onForget(forget: () => void): () => void {
  forgetters.add(forget);
  return () => forgetters.delete(forget);
}

export function forgetAll(): void {
  for (const forget of forgetters) forget();
  forgetters.clear();
}

export function readyToLeave(): void {
  const link = find<HTMLAnchorElement>("[data-leave]");
  if (!link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  for (const hint of all("[data-leave-keys]")) hint.hidden = false;

  let pressed: number[] = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return void (pressed = []);
    pressed = [...pressed, event.timeStamp].filter((at) => event.timeStamp - at < within);
    if (pressed.length >= presses) leave(link.href);
  });
}

function leave(address: string): void {
  forgetAll();
  document.body.replaceChildren();
  location.replace(address);
}

// A page that held secrets must not come back from the browser's memory by its Back button.
export function neverComeBack(): void {
  addEventListener("pagehide", () => {
    forgetAll();
    document.body.replaceChildren();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
