// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody was writing, sealed with their own vault key (doc/sealing.md 6.4), so that a lock or a reload
// loses nothing.
import { fromBase64url, toBase64url, utf8 } from "../../shared/sealing/bytes.ts";
import { openForSelf, sealForSelf } from "../../shared/sealing/person.ts";
import { phase, session } from "./session.ts";

const prefix = "havre.draft.";

export function keepDraft(name: string, text: string): void {
  if (phase.value.at !== "in") return;
  const { place, keyring } = session();
  const key = `${prefix}${place.person}.${name}`;
  if (text === "") return localStorage.removeItem(key);
  localStorage.setItem(key, toBase64url(sealForSelf(place, keyring.vault, `draft ${name}`, utf8(text))));
}

export function readDraft(name: string): string {
  const { place, keyring } = session();
  const kept = fromBase64url(localStorage.getItem(`${prefix}${place.person}.${name}`) ?? "");
  const opened = kept && openForSelf(place, keyring.vault, `draft ${name}`, kept);
  return opened ? new TextDecoder().decode(opened) : "";
}
