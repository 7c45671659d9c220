// SPDX-License-Identifier: AGPL-3.0-or-later
// A new passphrase, and on wish a new printed code (doc/sealing.md 6.6). Proved with the key of the old one.
import { login } from "../../shared/api.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { newPassphraseProof } from "../../shared/sealing/enrolment.ts";
import { type Secret, clear, equal, freshBytes } from "../../shared/sealing/keys.ts";
import { clearKeyring, fromCode, fromPassphrase, openKeyring } from "../../shared/sealing/person.ts";
import { wayIn } from "./enrolling.ts";
import { bytesOf } from "./vouching.ts";
import { type Session, replaceSession, replaceWaiting, session, waiting } from "./session.ts";

export interface Change {
  old: string; // empty after a log-in with the printed code
  passphrase: string;
  recovery: readonly number[] | null;
  oneTimeCode: string;
}

export async function changePassphrase(change: Change): Promise<boolean> {
  const here = session();
  const { place, keyring } = here;
  const proof = await oldLogin(here, change.old);
  if (!proof) return false;
  const salt = freshBytes(16);
  const secrets = await fromPassphrase(place, change.passphrase, salt);
  const byPassphrase = wayIn(place, keyring, secrets);
  const byCode = change.recovery && wayIn(place, keyring, fromCode(place, change.recovery)!);
  await login.changePassphrase({
    login_public: toBase64url(byPassphrase.loginPublic),
    salt: toBase64url(salt),
    keyring: toBase64url(byPassphrase.keyring),
    code: change.oneTimeCode,
    by: here.codeLogin ? "code" : "passphrase",
    signature: toBase64url(newPassphraseProof(place, proof, salt, byPassphrase, byCode)),
    ...(byCode && {
      recovery: { login_public: toBase64url(byCode.loginPublic), keyring: toBase64url(byCode.keyring) },
    }),
  });
  replaceWaiting({ salt: toBase64url(salt), keyring: toBase64url(byPassphrase.keyring) });
  replaceSession({ codeLogin: null });
  clear(secrets.keyringKey, secrets.login, proof);
  return true;
}

// The log-in key, from the passphrase typed again; null: not the right one.
export async function oldLogin(here: Session, old: string): Promise<Secret | null> {
  if (here.codeLogin) return here.codeLogin;
  const kept = waiting();
  if (!kept) return null;
  const secrets = await fromPassphrase(here.place, old, bytesOf(kept.salt));
  const opened = openKeyring(here.place, bytesOf(kept.keyring), secrets.keyringKey);
  const right = opened !== null && equal(opened.identity, here.keyring.identity);
  clear(secrets.keyringKey);
  if (opened) clearKeyring(opened);
  return right ? secrets.login : null;
}
