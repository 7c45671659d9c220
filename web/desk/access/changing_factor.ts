// SPDX-License-Identifier: AGPL-3.0-or-later
// Printed codes for the loss of the second factor, and another one-time secret (doc/sealing.md 6.8). Proved with the log-in
// key over a fresh challenge.
import { type FactorProof, factor, login } from "../../shared/api.ts";
import { type Bytes, toBase64url } from "../../shared/sealing/bytes.ts";
import { type FactorChange, changeFactorProof } from "../../shared/sealing/enrolment.ts";
import { base32Bytes } from "./base32.ts";
import { oldLogin } from "./changing_passphrase.ts";
import { replaceSession, session } from "./session.ts";
import { bytesOf } from "./vouching.ts";

export interface Asking {
  passphrase: string; // empty after a log-in with the printed recovery code
  oneTimeCode: string; // empty after a reset
}

// null: not the passphrase.
async function prove(asking: Asking, what: FactorChange, detail: Bytes): Promise<FactorProof | null> {
  const here = session();
  const key = await oldLogin(here, asking.passphrase);
  if (!key) return null;
  const begun = await login.start(here.me.person.login_name);
  const signature = changeFactorProof(here.place, key, bytesOf(begun.challenge), what, detail);
  return {
    challenge_id: begun.challenge_id,
    by: here.codeLogin ? "code" : "passphrase",
    signature: toBase64url(signature),
    code: asking.oneTimeCode,
  };
}

export async function printCodes(asking: Asking): Promise<string[] | null> {
  const proof = await prove(asking, "codes", new Uint8Array(0));
  if (!proof) return null;
  const codes = await factor.printCodes(proof);
  await refreshMe();
  return codes;
}

export async function setTimeFactor(asking: Asking, secret: string, itsCode: string): Promise<boolean> {
  const proof = await prove(asking, "time", base32Bytes(secret));
  if (!proof) return false;
  await factor.setTime({ ...proof, one_time_secret: secret, one_time_code: itsCode });
  await refreshMe();
  return true;
}

async function refreshMe(): Promise<void> {
  replaceSession({ me: await login.me() });
}
