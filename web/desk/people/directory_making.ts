// SPDX-License-Identifier: AGPL-3.0-or-later
// Issuing the next directory (doc/sealing.md 7.3 to 7.7). An officer's device certifies only what it has
// checked: the appointment, the keys that its seed signed, and that neither has changed since.
import { type Base64, type Id, type PersonRecord, type Role, people } from "../../shared/api.ts";
import { sameBytes, toBase64url } from "../../shared/sealing/bytes.ts";
import { KeyKind, keyId, signingPublic } from "../../shared/sealing/keys.ts";
import {
  stateDirectory,
  readAppointment,
  verifyAppointment,
  verifyPersonKeys,
} from "../../shared/sealing/statement.ts";
import { type Entry, purpose } from "../../shared/sealing/statement_body.ts";
import { bytesOf, refreshDirectory } from "../access/vouching.ts";
import { session } from "../access/session.ts";
import { Alarmed } from "../house/alarms.ts";
import { purposesOf } from "./roles.ts";

const validDays = 90;

export interface Candidate {
  person: PersonRecord;
  entry: Entry;
}

// Those who enrolled and wait, with what would be certified. Whatever does not hold stops everything.
export function candidates(records: readonly PersonRecord[]): Candidate[] {
  return records
    .filter((person) => person.state === "enrolled" && person.keys)
    .map((person) => ({ person, entry: checkedEntry(person) }));
}

function checkedEntry(record: PersonRecord): Entry {
  const { place, root } = session();
  const appointment = bytesOf(record.keys!.appointment);
  const claimed = readAppointment(place.organisation, appointment);
  const issuer = claimed?.issuerKind === KeyKind.root ? root : issuerKey(claimed?.issuer ?? "");
  const appointed = issuer && verifyAppointment(place.organisation, appointment, issuer);
  const keys =
    appointed && verifyPersonKeys(place.organisation, bytesOf(record.keys!.keys), appointed.appointment);
  if (!appointed || !keys || appointed.person !== record.id || keys.person !== record.id)
    throw new Alarmed("alarm.appointment");
  // The roles are the server's word; what was signed for is the appointment's.
  const purposes = purposesOf(record.roles) & appointed.purposes;
  return { person: record.id, purposes, identity: keys.identity, sealing: keys.sealing };
}

// An officer of the directory, or oneself before there is one.
function issuerKey(id: string) {
  const { vouched, keyring } = session();
  const own = signingPublic(keyring.identity);
  if (keyId(KeyKind.identity, own) === id) return own;
  const entry = vouched?.directory.findIdentity(id);
  return entry && (entry.purposes & purpose.officer) !== 0 ? entry.identity : null;
}

export async function publish(
  records: readonly PersonRecord[],
  admitted: readonly Candidate[],
): Promise<void> {
  await people.publish(await nextDirectory(records, admitted));
  await refreshDirectory();
}

export interface Changes {
  without?: readonly Id[];
  changed?: { person: Id; roles: readonly Role[] };
}

// Signed, for the deed that publishes it.
export async function nextDirectory(
  records: readonly PersonRecord[],
  admitted: readonly Candidate[],
  { without = [], changed }: Changes = {},
): Promise<Base64> {
  const vouched = await refreshDirectory();
  const { place, keyring, me } = session();
  const kept = (vouched?.directory.entries ?? [])
    .filter(
      (entry) =>
        !without.includes(entry.person) &&
        records.some((one) => one.id === entry.person && one.state !== "left"),
    )
    .map((entry) =>
      entry.person === changed?.person ? { ...entry, purposes: purposesOf(changed.roles) } : entry,
    );
  const fresh = admitted
    .map((candidate) => candidate.entry)
    .filter((entry) => !kept.some((one) => one.person === entry.person));
  const entries = [...kept, ...fresh];
  const mine = entries.find((entry) => entry.person === place.person);
  if (!mine || !sameBytes(mine.identity, signingPublic(keyring.identity)))
    throw new Alarmed("alarm.directory");
  const { today } = me.organisation;
  const body = {
    version: (vouched?.directory.version ?? 0) + 1,
    day: today,
    lastDay: today + validDays,
    officer: place.person,
    entries,
  };
  return toBase64url(stateDirectory(place.organisation, body, keyring.identity));
}
