// SPDX-License-Identifier: AGPL-3.0-or-later
// Logging in and unlocking. The server never gets passphrase or code words, only a signature made with what
// they derive.
import { type LoginBy, type LoginFinish, Refused, type SignedHead, login, people } from "../../shared/api.ts";
import { type Bytes, fromBase64url, sameBytes, toBase64url } from "../../shared/sealing/bytes.ts";
import { Directory } from "../../shared/sealing/directory.ts";
import { KeyKind, clear, keyId, organisationOf } from "../../shared/sealing/keys.ts";
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
import { verifyRecoveryKey, verifyTrailHead } from "../../shared/sealing/statement.ts";
import { Alarmed, raise } from "../house/alarms.ts";
import { deviceClaim, forgetDevice, rememberDevice } from "./device.ts";
import { judgeTrail, pinRoot, pinnedOrganisations, readPins, writePins } from "./pins.ts";
import { type Vouched, type Waiting, enter, leave, phase, replaceSession, session } from "./session.ts";

export type Proof = { by: "passphrase"; passphrase: string } | { by: "code"; numbers: readonly number[] };

export function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Refused(200, "unreadable");
  return bytes;
}

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
  const me = await login.me().catch((refused) => {
    clearKeyring(keyring);
    throw refused;
  });
  const root = bytesOf(readPins(localStorage, place.organisation)!.root);
  enter({ me, place, keyring, root, vouched: null, codeLogin: more.codeLogin ?? null }, more.waiting ?? null);
  await refreshDirectory();
}

// 7.5 Everything sealed to and everything believed starts here. Called again whenever the server may have a
// newer one.
export async function refreshDirectory(): Promise<Vouched | null> {
  const { place, root } = session();
  const stated = await people.directory();
  if (phase.value.at !== "in") return null;
  const pins = readPins(localStorage, place.organisation)!;
  if (!sameBytes(bytesOf(stated.root), root)) throw new Alarmed("alarm.root");
  if (!stated.statement || !stated.credential) {
    if (pins.directory > 0) throw new Alarmed("alarm.directory");
    return null;
  }
  const credential = {
    appointment: bytesOf(stated.credential.appointment),
    personKeys: bytesOf(stated.credential.keys),
  };
  const directory = Directory.verify(
    root,
    bytesOf(stated.statement),
    credential,
    stated.revocations.map(bytesOf),
    pins.directory,
  );
  const recovery = verifyRecoveryKey(root, bytesOf(stated.recovery));
  if (!directory || !recovery) throw new Alarmed("alarm.directory");
  if (directory.lastDay < session().me.organisation.today) raise("alarm.directory_old");

  for (const entry of directory.entries) {
    pins.identities[keyId(KeyKind.identity, entry.identity)] = {
      person: entry.person,
      key: toBase64url(entry.identity),
    };
  }
  writePins(localStorage, place.organisation, { ...pins, directory: directory.version });
  const vouched = {
    directory,
    recovery,
    people: new Map(stated.people.map((person) => [person.id, person])),
  };
  replaceSession({ vouched });
  return vouched;
}

// Every head this device sees must continue the one it saw before.
export function checkHead(organisation: string, signed: SignedHead): void {
  const pins = readPins(localStorage, organisation)!;
  const head = verifyTrailHead(organisation, bytesOf(signed.statement), bytesOf(signed.key));
  if (!head) return raise("alarm.trail");
  const seen = { key: signed.key, sequence: head.sequence, hash: toBase64url(head.hash) };
  if (judgeTrail(pins.trail, seen) !== "fits") return raise("alarm.trail");
  writePins(localStorage, organisation, { ...pins, trail: seen });
}

export async function logOut(): Promise<void> {
  const out = login.out().catch(() => undefined);
  leave();
  await out;
}
