// SPDX-License-Identifier: AGPL-3.0-or-later
// What this device has once accepted and will not see taken back: the organisation's root, the directory's
// version, the trail's head, who signed under which key. Public values only.
import type { Base64, Id } from "../../shared/api_shapes.ts";

export interface Pins {
  root: Base64;
  directory: number;
  trail: TrailPin | null;
  // Whoever has left no longer stands in the directory, but wrote what they wrote.
  identities: Record<Id, { person: Id; key: Base64 }>;
}

export interface TrailPin {
  key: Base64;
  sequence: number;
  hash: Base64;
}

export type TrailVerdict = "fits" | "backwards" | "rewritten" | "other key";

const prefix = "havre.pins.";

export function readPins(storage: Storage, organisation: Id): Pins | null {
  const text = storage.getItem(prefix + organisation);
  return text === null ? null : (JSON.parse(text) as Pins);
}

export function pinRoot(storage: Storage, organisation: Id, root: Base64): Pins {
  const pins = readPins(storage, organisation) ?? { root, directory: 0, trail: null, identities: {} };
  writePins(storage, organisation, pins);
  return pins;
}

export function writePins(storage: Storage, organisation: Id, pins: Pins): void {
  storage.setItem(prefix + organisation, JSON.stringify(pins));
}

export function pinnedOrganisations(storage: Storage): Id[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i)!)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

export function judgeTrail(pinned: TrailPin | null, seen: TrailPin): TrailVerdict {
  if (!pinned) return "fits";
  if (pinned.key !== seen.key) return "other key";
  if (seen.sequence < pinned.sequence) return "backwards";
  return seen.sequence === pinned.sequence && seen.hash !== pinned.hash ? "rewritten" : "fits";
}
