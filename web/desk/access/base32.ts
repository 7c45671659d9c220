// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets of authenticator programs, as they write and show them.
import type { Bytes } from "../../shared/sealing/bytes.ts";
import { base32Bytes as decoded } from "../../shared/sealing/base32.ts";

export function base32Bytes(text: string): Bytes {
  const bytes = decoded(text);
  if (!bytes) throw new RangeError("not base 32");
  return bytes;
}

export function inGroups(text: string, size = 4): string {
  return text.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? "";
}
