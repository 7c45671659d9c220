// SPDX-License-Identifier: AGPL-3.0-or-later
// Locks when nobody has touched the desk for a while. Clocks stop when a laptop sleeps, so the time is
// compared, not counted.
import { idleMinutes } from "./device.ts";

const signs = ["pointerdown", "keydown", "scroll", "touchstart"] as const;
const lookEvery = 5000;

export function lockWhenIdle(lock: () => void): () => void {
  let lastSign = Date.now();
  const look = () => {
    if (Date.now() - lastSign >= idleMinutes() * 60_000) lock();
  };
  const touched = () => {
    look();
    lastSign = Date.now();
  };
  const timer = setInterval(look, lookEvery);
  for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    document.removeEventListener("visibilitychange", look);
  };
}
