// SPDX-License-Identifier: AGPL-3.0-or-later
// What everything sealed to and everything believed starts from: the directory, checked against the root this
// device has pinned (doc/sealing.md 7.5), and the trail's head.
import { type Id, Refused, type SignedHead, type StatedDirectory, people } from "../../shared/api.ts";
import { type Bytes, fromBase64url, sameBytes, toBase64url } from "../../shared/sealing/bytes.ts";
import { Directory } from "../../shared/sealing/directory.ts";
import { KeyKind, type SigningPublicKey, keyId } from "../../shared/sealing/keys.ts";
import { verifyRecoveryKey, verifyTrailHead } from "../../shared/sealing/statement.ts";
import { today } from "../../shared/times.ts";
import { Alarmed, raise } from "../house/alarms.ts";
import { judgeTrail, readPins, writePins } from "./pins.ts";
import { type Vouched, replaceSession, session } from "./session.ts";

export function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Refused(200, "unreadable");
  return bytes;
}

// null: the organisation has none yet.
export async function vouch(organisation: Id, root: SigningPublicKey): Promise<Vouched | null> {
  const stated = await people.directory();
  const pins = readPins(localStorage, organisation)!;
  if (!sameBytes(bytesOf(stated.root), root)) throw new Alarmed("alarm.root");
  if (!stated.statement && pins.directory === 0) return null;

  const directory = verified(root, stated, pins.directory);
  const recovery = verifyRecoveryKey(root, bytesOf(stated.recovery));
  if (!directory || !recovery) throw new Alarmed("alarm.directory");
  if (directory.lastDay < today()) raise("alarm.directory_old");

  const identities = { ...pins.identities };
  for (const { identity, person } of directory.entries) {
    identities[keyId(KeyKind.identity, identity)] = { person, key: toBase64url(identity) };
  }
  writePins(localStorage, organisation, { ...pins, identities, directory: directory.version });
  return { directory, recovery, people: new Map(stated.people.map((person) => [person.id, person])) };
}

function verified(root: SigningPublicKey, stated: StatedDirectory, lowest: number): Directory | null {
  if (!stated.statement || !stated.credential) return null;
  const credential = {
    appointment: bytesOf(stated.credential.appointment),
    personKeys: bytesOf(stated.credential.keys),
  };
  return Directory.verify(
    root,
    bytesOf(stated.statement),
    credential,
    stated.revocations.map(bytesOf),
    lowest,
  );
}

// Whenever the server may have a newer one.
export async function refreshDirectory(): Promise<Vouched | null> {
  const { place, root } = session();
  const vouched = await vouch(place.organisation, root);
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
