// SPDX-License-Identifier: AGPL-3.0-or-later
// Making one's keys on this device, with an invitation that came another way (doc/sealing.md 7.7). What
// stands after # in its link is never sent.
import { type EnrolStart, Refused, enrolment, login } from "../../shared/api.ts";
import { type Id, fromHex, idBytes, sameBytes, toBase64url, toHex } from "../../shared/sealing/bytes.ts";
import { appointmentSeed, codeFromHex, freshCode } from "../../shared/sealing/code.ts";
import {
  type Enrolment as EnrolledKeys,
  type WayIn,
  enrolKeysProof,
  enrolProof,
} from "../../shared/sealing/enrolment.ts";
import {
  KeyKind,
  type Secret,
  type SigningPublicKey,
  clear,
  keyId,
  organisationOf,
  sealingPublic,
  signingPublic,
} from "../../shared/sealing/keys.ts";
import { toNumbers } from "../../shared/sealing/nine_bits.ts";
import {
  type Keyring,
  type LoginSecrets,
  type PersonPlace,
  clearKeyring,
  freshKeyring,
  fromCode,
  fromPassphrase,
  sealKeyring,
} from "../../shared/sealing/person.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { readAppointment, statePersonKeys, verifyAppointment } from "../../shared/sealing/statement.ts";
import { today } from "../../shared/times.ts";
import { Alarmed } from "../house/alarms.ts";
import { base32Bytes } from "./base32.ts";
import { bytesOf } from "./vouching.ts";
import { pinRoot } from "./pins.ts";

export interface Invited {
  code: number[];
  person: Id;
  root: SigningPublicKey | null; // null: typed in; the person compares it with their letter
}

export interface Enrolment {
  invited: Invited;
  started: EnrolStart;
  root: SigningPublicKey;
  seed: Secret;
  keyring: Keyring;
  recovery: number[];
}

// "#CODE.PERSON.ROOT"
export function readLink(fragment: string): Invited | null {
  const [code, person, root] = fragment.replace(/^#/, "").split(".");
  const numbers = codeFromHex(code ?? "");
  const key = fromHex(root ?? "");
  if (!numbers || !/^[0-9a-f]{32}$/.test(person ?? "") || key?.length !== 32) return null;
  return { code: numbers, person, root: key };
}

// Typed words come without the rest; the name tells whose they are, and the server which organisation it says
// it is.
export async function invitedByWords(
  loginName: string,
  code: number[],
): Promise<{ invited: Invited; organisation: Id }> {
  await start();
  const { person, organisation } = await login.start(loginName);
  return { invited: { code, person, root: null }, organisation };
}

export async function begin(invited: Invited, stated: Id | null): Promise<Enrolment> {
  await start();
  const organisation = invited.root ? organisationOf(invited.root) : stated!;
  const seed = appointmentSeed(organisation, invited.code);
  if (!seed) throw new Refused(400, "unknown");
  const proof = enrolProof({ organisation, person: invited.person }, seed);
  const started = await enrolment.start(invited.person, toBase64url(proof));
  const root = bytesOf(started.root);
  if (organisationOf(root) !== organisation || (invited.root && !sameBytes(root, invited.root)))
    throw new Alarmed("alarm.root");
  checkAppointment(invited, started, root, signingPublic(seed));
  return { invited, started, root, seed, keyring: freshKeyring(), recovery: freshCode() };
}

function checkAppointment(
  invited: Invited,
  started: EnrolStart,
  root: SigningPublicKey,
  own: SigningPublicKey,
): void {
  const organisation = organisationOf(root);
  const statement = bytesOf(started.appointment);
  const read = readAppointment(organisation, statement);
  const mine = read && read.person === invited.person && sameBytes(read.appointment, own);
  const byRoot =
    read?.issuerKind !== KeyKind.root || verifyAppointment(organisation, statement, root) !== null;
  if (!mine || !byRoot) throw new Alarmed("alarm.appointment");
  if (read.lastDay < today()) throw new Refused(400, "access.invitation_over");
}

// The organisation's id, as it is printed in letters of invitation.
export function fingerprint(root: SigningPublicKey): string {
  return organisationOf(root).match(/..../g)!.join(" ");
}

// Eight words for two people to compare: the person's own screen and the officer's say the same.
export function identityNumbers(identity: SigningPublicKey): number[] {
  return toNumbers(idBytes(keyId(KeyKind.identity, identity)), 8);
}

export async function finish(made: Enrolment, passphrase: string, oneTimeCode: string): Promise<void> {
  const { invited, started, root, seed, keyring, recovery } = made;
  const organisation = organisationOf(root);
  const place = { organisation, person: invited.person };
  const salt = bytesOf(started.salt);
  const byPassphrase = await fromPassphrase(place, passphrase, salt);
  const byCode = fromCode(place, recovery)!;
  const own = {
    person: invited.person,
    identity: signingPublic(keyring.identity),
    sealing: sealingPublic(keyring.sealing),
    made: today(),
  };
  const enrolled: EnrolledKeys = {
    statement: statePersonKeys(organisation, own, seed, keyring.identity),
    salt,
    byPassphrase: wayIn(place, keyring, byPassphrase),
    byCode: wayIn(place, keyring, byCode),
    oneTimeSecret: base32Bytes(started.one_time_secret),
  };
  await enrolment.finish({
    person: invited.person,
    statement: toBase64url(enrolled.statement),
    salt: started.salt,
    login_public: toBase64url(enrolled.byPassphrase.loginPublic),
    keyring: toBase64url(enrolled.byPassphrase.keyring),
    code_login_public: toBase64url(enrolled.byCode.loginPublic),
    keyring_by_code: toBase64url(enrolled.byCode.keyring),
    one_time_secret: started.one_time_secret,
    one_time_code: oneTimeCode,
    proof: toBase64url(enrolKeysProof(place, seed, enrolled)),
  });
  pinRoot(localStorage, organisation, started.root);
  clear(byPassphrase.keyringKey, byPassphrase.login, byCode.keyringKey, byCode.login);
}

export function wayIn(place: PersonPlace, keyring: Keyring, secrets: LoginSecrets): WayIn {
  return {
    loginPublic: signingPublic(secrets.login),
    keyring: sealKeyring(place, keyring, secrets.keyringKey),
  };
}

export function forget(made: Enrolment): void {
  clear(made.seed);
  clearKeyring(made.keyring);
}

export function linkFor(origin: string, code: string, person: Id, root: SigningPublicKey): string {
  return `${origin}/enrol#${code}.${person}.${toHex(root)}`;
}
