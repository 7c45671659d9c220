// SPDX-License-Identifier: AGPL-3.0-or-later
// What the desk and the sandboxed page say to each other. The page has no network and an origin of its own,
// so it gets everything it needs, its words included, in one message.
import type { HiddenFact } from "./hidden_facts.ts";
import type { Kind } from "./kinds.ts";

export interface Show {
  say: "show";
  bytes: ArrayBuffer;
  language: string;
  direction: "ltr" | "rtl";
  words: { reveal: string; cover: string; unreadable: string; shown: string; cut: string };
}
export interface CleanPlease {
  say: "clean";
}
export type ToViewer = Show | CleanPlease;

export type FromViewer =
  | { say: "ready" }
  | { say: "found"; kind: Kind; type: string; facts: HiddenFact[]; size?: string }
  | { say: "height"; height: number }
  | { say: "cleaned"; bytes: ArrayBuffer | null };
