// SPDX-License-Identifier: AGPL-3.0-or-later
// The one-time token of a form names its case before anything is stored (doc/sealing.md 15.1).
import { type Id, fromBase64url, idBytes, toHex } from "./bytes.ts";
import { label } from "./contexts.ts";
import { hash } from "./keys.ts";

const tokenSize = 32;

// null: not a token.
export function requestOfToken(organisation: Id, token: string): Id | null {
  const bytes = fromBase64url(token);
  if (bytes?.length !== tokenSize) return null;
  return toHex(hash(label.formRequest, idBytes(organisation), bytes).subarray(0, 16));
}
