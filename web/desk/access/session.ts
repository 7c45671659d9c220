// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is at the desk, with their keys in this page's memory and nowhere else. Locking forgets the keys; what
// is needed to unlock again (all of it sealed or public) stays for this tab.
import type { Base64, Id, KnownPerson, Me } from "../../shared/api.ts";
import type { Directory } from "../../shared/sealing/directory.ts";
import {
  type SealingPublicKey,
  type Secret,
  type SigningPublicKey,
  clear,
} from "../../shared/sealing/keys.ts";
import { type Keyring, type PersonPlace, clearKeyring } from "../../shared/sealing/person.ts";
import { Store } from "../house/store.ts";

export interface Vouched {
  directory: Directory;
  recovery: SealingPublicKey;
  people: ReadonlyMap<Id, KnownPerson>;
}

export interface Session {
  me: Me;
  place: PersonPlace;
  keyring: Keyring;
  root: SigningPublicKey;
  vouched: Vouched | null;
  // After a log-in with the printed code: what signs the new passphrase in.
  codeLogin: Secret | null;
}

// Enough to ask for the passphrase again.
export interface Waiting {
  loginName: string;
  displayName: string;
  organisation: Id;
  person: Id;
  salt: Base64;
  keyring: Base64;
}

export type Phase =
  | { at: "start" }
  | { at: "out"; why?: "over" }
  | { at: "locked"; waiting: Waiting }
  | { at: "in"; session: Session };

export const phase = new Store<Phase>({ at: "start" });

const waitingKey = "havre.waiting";
const beforeLocking = new Set<() => void>();

export function session(): Session {
  if (phase.value.at !== "in") throw new Error("desk: nobody is here");
  return phase.value.session;
}

// Answers, states, teams and codes: not for interpreters, who read and write notes.
export function leads(): boolean {
  return session().me.person.roles.some((role) => role === "handler" || role === "complaints");
}

export function enter(entered: Session, waiting: Waiting | null): void {
  if (waiting) sessionStorage.setItem(waitingKey, JSON.stringify(waiting));
  phase.set({ at: "in", session: entered });
}

export function replaceSession(change: Partial<Session>): void {
  if (phase.value.at === "in") phase.set({ at: "in", session: { ...phase.value.session, ...change } });
}

// Drafts are sealed in here, while the keys are still there.
export function whenLocking(deed: () => void): () => void {
  beforeLocking.add(deed);
  return () => beforeLocking.delete(deed);
}

export function waiting(): Waiting | null {
  const text = sessionStorage.getItem(waitingKey);
  return text === null ? null : (JSON.parse(text) as Waiting);
}

export function replaceWaiting(change: Partial<Waiting>): void {
  const kept = waiting();
  if (kept) sessionStorage.setItem(waitingKey, JSON.stringify({ ...kept, ...change }));
}

function forgetKeys(): void {
  if (phase.value.at !== "in") return;
  for (const deed of [...beforeLocking]) deed();
  const { keyring, codeLogin } = phase.value.session;
  clearKeyring(keyring);
  if (codeLogin) clear(codeLogin);
}

export function lock(): void {
  const kept = waiting();
  forgetKeys();
  phase.set(kept ? { at: "locked", waiting: kept } : { at: "out" });
}

export function leave(why?: "over"): void {
  forgetKeys();
  sessionStorage.removeItem(waitingKey);
  phase.set({ at: "out", why });
}
