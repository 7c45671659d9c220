// SPDX-License-Identifier: AGPL-3.0-or-later
// What a defender left, on one holder's device: one's own share, and all that came together.
import { type FetchedInstructions, type Id, silence } from "../../shared/api.ts";
import { fromBase64url } from "../../shared/sealing/bytes.ts";
import {
  type InstructionsPlace,
  type InstructionsShare,
  openInstructions,
  openShare,
  readInstructions,
  readShare,
  writtenShare,
} from "../../shared/sealing/instructions.ts";
import { session } from "../access/session.ts";

export interface Sheaf {
  place: InstructionsPlace;
  sealed: Uint8Array;
  mine: InstructionsShare | null;
}

// null: it is not of this request, or not sealed as it should be.
export async function fetchSheaf(request: Id): Promise<Sheaf | null> {
  const fetched = await silence.fetchInstructions(request);
  const sealed = fromBase64url(fetched.sealed);
  const place = sealed && readInstructions(sealed);
  if (!place || place.request !== request || place.organisation !== session().place.organisation) return null;
  return { place, sealed, mine: ownShare(place, fetched) };
}

function ownShare(place: InstructionsPlace, { share, wrap }: FetchedInstructions): InstructionsShare | null {
  const bytes = wrap === null ? null : fromBase64url(wrap);
  return share === null || !bytes ? null : openShare(place, share, bytes, session().keyring.sealing);
}

export function spoken({ place, mine }: Sheaf): string {
  return mine ? writtenShare(place, mine) : "";
}

export interface Together {
  text: string | null;
  read: number; // shares that could be read, one's own counted
  wrong: number; // lines that are no share of these instructions
}

// One share a line, as they were read out or stand on paper.
export function putTogether({ place, sealed, mine }: Sheaf, typed: string): Together {
  const lines = typed.split("\n").filter((line) => line.trim() !== "");
  const read = lines.map((line) => readShare(place, line));
  const shares = new Map([mine, ...read].filter((one) => one !== null).map((one) => [one.index, one]));
  const text = openInstructions(place, sealed, [...shares.values()]);
  return { text, read: shares.size, wrong: read.filter((one) => one === null).length };
}
