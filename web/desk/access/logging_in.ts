// SPDX-License-Identifier: AGPL-3.0-or-later
// Logging in and unlocking. The server never gets passphrase or code words, only a signature made with what
// they derive.
import { type LoginBy, type LoginFinish, Refused, login } from "../../shared/api.ts";
import { type Bytes, toBase64url } from "../../shared/sealing/bytes.ts";
import { clear, organisationOf } from "../../shared/sealing/keys.ts";
import {
  type Keyring,
  type LoginSecrets,
  type PersonPlace,
  clearKeyring,
  fromCode,
  fromPassphrase,
  loginAnswer,
  openKeyring,
} from "../../shared/sealing/person.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { Alarmed } from "../house/alarms.ts";
import { deviceClaim, forgetDevice, rememberDevice } from "./device.ts";
import { pinRoot, pinnedOrganisations, readPins } from "./pins.ts";
import { type Waiting, enter, leave } from "./session.ts";
import { bytesOf, checkHead, vouch } from "./vouching.ts";

export type Proof = { by: "passphrase"; passphrase: string } | { by: "code"; numbers: readonly number[] };

async function secretsOf(place: PersonPlace, proof: Proof, salt: Bytes): Promise<LoginSecrets> {
  if (proof.by === "passphrase") return fromPassphrase(place, proof.passphrase, salt);
  const secrets = fromCode(place, proof.numbers);
  if (!secrets) throw new Refused(401, "access.log_in_refused");
  return secrets;
}

export async function logIn(name: string, proof: Proof, oneTimeCode: string): Promise<void> {
  await start();
  const begun = await login.start(name);
  refuseStranger(begun.organisation);
  const place = { organisation: begun.organisation, person: begun.person };
  const secrets = await secretsOf(place, proof, bytesOf(begun.salt));
  const answer = {
    challenge_id: begun.challenge_id,
    code: oneTimeCode,
    by: proof.by as LoginBy,
    device: deviceClaim(name),
    signature: toBase64url(loginAnswer(place, secrets.login, bytesOf(begun.challenge))),
  };
  const finished = await login.finish(answer).catch((error: unknown) => {
    if (error instanceof Refused && error.code === "access.device_unknown") forgetDevice(name);
    throw error;
  });
  rememberDevice(name, finished.device);
  const keyring = openOwn(place, finished, secrets);
  if (proof.by === "passphrase") clear(secrets.login);
  const kept: Waiting = {
    loginName: name,
    displayName: finished.person.display_name,
    ...place,
    salt: begun.salt,
    keyring: finished.keyring,
  };
  await settle(place, keyring, proof.by === "code" ? { codeLogin: secrets.login } : { waiting: kept });
}

// A device that knows its organisation is not led to another.
function refuseStranger(organisation: string): void {
  const known = pinnedOrganisations(localStorage);
  if (known.length > 0 && !known.includes(organisation)) throw new Alarmed("alarm.other_organisation");
}

// A keyring opens only under the organisation it was sealed for, and only the person could seal it: so a root
// that gives this organisation's id is the right one even on a device that has never seen it.
function openOwn(place: PersonPlace, finished: LoginFinish, secrets: LoginSecrets): Keyring {
  const keyring = openKeyring(place, bytesOf(finished.keyring), secrets.keyringKey);
  clear(secrets.keyringKey);
  const root = bytesOf(finished.root);
  if (!keyring || organisationOf(root) !== place.organisation) throw new Alarmed("alarm.root");
  if (pinRoot(localStorage, place.organisation, finished.root).root !== finished.root)
    throw new Alarmed("alarm.root");
  checkHead(place.organisation, finished.trail_head);
  return keyring;
}

export async function unlock(waiting: Waiting, passphrase: string): Promise<boolean> {
  await start();
  const place = { organisation: waiting.organisation, person: waiting.person };
  const secrets = await fromPassphrase(place, passphrase, bytesOf(waiting.salt));
  const keyring = openKeyring(place, bytesOf(waiting.keyring), secrets.keyringKey);
  clear(secrets.keyringKey, secrets.login);
  if (keyring) await settle(place, keyring, {});
  return keyring !== null;
}

async function settle(
  place: PersonPlace,
  keyring: Keyring,
  more: { waiting?: Waiting; codeLogin?: Bytes },
): Promise<void> {
  try {
    const me = await login.me();
    const root = bytesOf(readPins(localStorage, place.organisation)!.root);
    const vouched = await vouch(place.organisation, root);
    const codeLogin = more.codeLogin ?? null;
    enter({ me, place, keyring, root, vouched, codeLogin }, more.waiting ?? null);
  } catch (refused) {
    clearKeyring(keyring);
    throw refused;
  }
}

export async function logOut(): Promise<void> {
  const out = login.out().catch(() => undefined);
  leave();
  await out;
}
