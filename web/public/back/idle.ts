// SPDX-License-Identifier: AGPL-3.0-or-later
// A visit ends by itself when nobody is there any more.

const longest = 15 * 60_000;
const look = 15_000;

export class Idle {
  #last = Date.now();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(over: () => void) {
    for (const kind of ["pointerdown", "keydown", "scroll"])
      addEventListener(kind, () => this.stillHere(), { passive: true });
    const ask = () => {
      if (Date.now() - this.#last >= longest) over();
    };
    this.#timer = setInterval(ask, look);
    // Timers rest while a device sleeps.
    document.addEventListener("visibilitychange", ask);
  }

  // Files that are on their way count as well.
  stillHere(): void {
    this.#last = Date.now();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#last = Infinity;
  }
}
