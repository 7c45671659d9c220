// SPDX-License-Identifier: AGPL-3.0-or-later
// Passphrases are made, not thought up: eight of 512 words are 72 bits before Argon2id.
import { freshBytes } from "../../shared/sealing/keys.ts";
import { inWords } from "./word_lists.ts";

const words = 8;

export async function freshPassphrase(language: string): Promise<string[]> {
  const random = freshBytes(2 * words);
  const numbers = Array.from({ length: words }, (_, i) => (random[2 * i] * 256 + random[2 * i + 1]) & 511);
  return inWords(numbers, language);
}

// However many spaces a hand puts between the words.
export function normalPassphrase(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}
