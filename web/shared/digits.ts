// SPDX-License-Identifier: AGPL-3.0-or-later
// A one-time code as it was typed, in any script and with any spaces, as ASCII digits.
import { foldedWords } from "./sealing/folding.ts";

export function asciiDigits(typed: string): string {
  return foldedWords(typed)
    .join("")
    .replace(/[^0-9]/g, "");
}
