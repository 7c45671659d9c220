// SPDX-License-Identifier: AGPL-3.0-or-later
// The one place that loads libsodium. `start` must be awaited once before anything else of this folder is
// called; it runs known answers, so that a browser which computes wrongly is found before it seals anything.
import type Sodium from "libsodium-wrappers-sumo";
import { knownAnswersFit } from "./known_answers.ts";

export type SodiumLibrary = typeof Sodium;

// Tor Browser's "Safer" level, and some managed browsers: the page must say so and offer the way without
// scripts.
export class NoWebAssembly extends Error {
  override name = "NoWebAssembly";
}

// The library computes wrongly here: nothing may be sealed on this machine.
export class WrongAnswers extends Error {
  override name = "WrongAnswers";
}

let loaded: SodiumLibrary | undefined;
let loading: Promise<void> | undefined;

export function start(): Promise<void> {
  // What could not be fetched may be tried again.
  loading ??= load().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

export function sodium(): SodiumLibrary {
  if (!loaded) throw new Error("sealing: start() was not awaited");
  return loaded;
}

async function load(): Promise<void> {
  checkWebAssembly();
  const library = (await import("libsodium-wrappers-sumo")).default;
  await library.ready;
  if (!knownAnswersFit(library)) throw new WrongAnswers();
  loaded = library;
}

function checkWebAssembly(): void {
  const smallestModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  try {
    new WebAssembly.Module(smallestModule);
  } catch {
    throw new NoWebAssembly();
  }
}
