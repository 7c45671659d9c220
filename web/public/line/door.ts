// SPDX-License-Identifier: AGPL-3.0-or-later
// What the two public doors answer (api/public.yaml), for both pages. Bytes are base64url, ids 32 hex digits.
import { type Bytes, type Id, fromBase64url } from "../../shared/sealing/bytes.ts";

export type Base64 = string;

// What the root vouches for, as the door says it: believed only after house.ts has verified it.
export interface Stated {
  organisation: Id;
  root: Base64;
  directory: Base64;
  credential: { appointment: Base64; keys: Base64 };
  revocations: Base64[];
  recovery: Base64;
  epochs: Base64[];
  today: number;
  request: Id;
  request_key: Base64 | null;
  team: Id[] | null; // whom a request without an open key is for, when it stands already
}

export interface ReaderKeys {
  finder_hash: Base64;
  reader_key: Base64;
  signer_key: Base64;
}

// What is not base64url has no bytes, and nothing verifies with none.
export function bytesOf(text: unknown): Bytes {
  return (typeof text === "string" && fromBase64url(text)) || new Uint8Array();
}
