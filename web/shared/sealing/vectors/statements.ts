// SPDX-License-Identifier: AGPL-3.0-or-later
// Every statement, read and made again; and those that must be refused (tests/vectors/README.md).
import { type Id, toHex } from "../bytes.ts";
import { type Credential, Directory } from "../directory.ts";
import { KeyKind, keyId, organisationOf, sealingPublic, signingPublic } from "../keys.ts";
import {
  stateAppointment,
  stateDirectory,
  statePersonKeys,
  stateRecoveryKey,
  stateRevocation,
  stateTrailHead,
  verifyAppointedKeys,
  verifyAppointment,
  verifyRecoveryKey,
  verifyRevocation,
  verifyTrailHead,
} from "../statement.ts";
import { type Tally, type Vectors, hex } from "./tally.ts";

type Stated = Omit<Vectors["statements"], "refused_directories" | "refused_keys">;

function credentialOf(from: { appointment: string; person_keys: string }): Credential {
  return { appointment: hex(from.appointment), personKeys: hex(from.person_keys) };
}

function directoryOf(stated: Stated, revocations: string[] = []): Directory | null {
  return Directory.verify(
    hex(stated.root_public),
    hex(stated.directory),
    credentialOf(stated),
    revocations.map(hex),
    stated.directory_version,
  );
}

export function checkStatements(tally: Tally, stated: Stated): void {
  const root = hex(stated.root_public);
  tally.is("organisation", organisationOf(root), stated.organisation);
  checkCredential(tally, stated);
  const directory = directoryOf(stated);
  tally.is("directory", directory?.entries.map(entryWritten), stated.entries);
  if (!directory) return;
  checkIssuedAgain(tally, stated, directory);
  checkKeys(tally, stated, directory);

  const without = directoryOf(stated, [stated.revocation]);
  tally.is(
    "revoked",
    [without?.find(stated.revoked_person), without?.entries.length],
    [null, directory.entries.length - 1],
  );
  const revocation = verifyRevocation(root, hex(stated.revocation));
  tally.is(
    "revocation again",
    revocation && stateRevocation(stated.organisation, revocation, hex(stated.root_seed)),
    stated.revocation,
  );

  const head = { sequence: stated.trail_sequence, hash: hex(stated.trail_hash), hour: stated.trail_hour };
  const trail = hex(stated.trail_seed);
  tally.is(
    "trail head",
    verifyTrailHead(stated.organisation, hex(stated.trail_head), signingPublic(trail)),
    head,
  );
  tally.is("trail head again", stateTrailHead(stated.organisation, head, trail), stated.trail_head);

  tally.is("recovery key", verifyRecoveryKey(root, hex(stated.recovery_key)), stated.recovery_public);
  const recovery = { key: hex(stated.recovery_public), made: stated.day };
  tally.is(
    "recovery key again",
    stateRecoveryKey(stated.organisation, recovery, hex(stated.root_seed)),
    stated.recovery_key,
  );
}

function checkCredential(tally: Tally, stated: Stated): void {
  const { organisation } = stated;
  const seeds = {
    root: hex(stated.root_seed),
    appointment: hex(stated.appointment_seed),
    identity: hex(stated.identity_seed),
  };
  const appointment = verifyAppointment(organisation, hex(stated.appointment), hex(stated.root_public));
  tally.is("appointment's key", appointment?.appointment, signingPublic(seeds.appointment));
  tally.is("appointment's issuer", appointment?.issuer, keyId(KeyKind.root, hex(stated.root_public)));
  tally.is(
    "appointment again",
    appointment && stateAppointment(organisation, appointment, seeds.root),
    stated.appointment,
  );

  const keys = appointment && verifyAppointedKeys(organisation, hex(stated.person_keys), appointment);
  tally.is("identity", keys?.identity, signingPublic(seeds.identity));
  tally.is("sealing key", keys?.sealing, sealingPublic(hex(stated.sealing_seed)));
  tally.is(
    "keys again",
    keys && statePersonKeys(organisation, keys, seeds.appointment, seeds.identity),
    stated.person_keys,
  );
}

function checkIssuedAgain(tally: Tally, stated: Stated, directory: Directory): void {
  const officer = directory.findIdentity(keyId(KeyKind.identity, signingPublic(hex(stated.identity_seed))));
  const body = {
    version: directory.version,
    day: directory.day,
    lastDay: directory.lastDay,
    officer: officer?.person as Id,
    entries: [...directory.entries],
  };
  tally.is(
    "directory again",
    stateDirectory(stated.organisation, body, hex(stated.identity_seed)),
    stated.directory,
  );
}

function checkKeys(tally: Tally, stated: Stated, directory: Directory): void {
  const epoch = directory.verifyEpochKey(hex(stated.epoch_key));
  tally.is("epoch key", [epoch?.day, epoch && toHex(epoch.key)], [stated.day, stated.epoch_key_public]);
  const request = directory.verifyRequestKey(hex(stated.case_key));
  tally.is(
    "case key",
    [request?.request, request?.generation, request && toHex(request.key)],
    [stated.case, 1, stated.case_key_public],
  );
}

function entryWritten(entry: Directory["entries"][number]): object {
  return {
    person: entry.person,
    purposes: entry.purposes,
    identity: toHex(entry.identity),
    sealing: toHex(entry.sealing),
  };
}

export function checkRefusedStatements(tally: Tally, { statements }: Vectors): void {
  const root = hex(statements.root_public);
  for (const one of statements.refused_directories)
    tally.refused(
      one.why,
      Directory.verify(
        root,
        hex(one.directory),
        credentialOf(one),
        one.revocations.map(hex),
        one.lowest_version,
      ),
    );
  const directory = directoryOf(statements)!;
  for (const one of statements.refused_keys) {
    const bytes = hex(one.bytes);
    tally.refused(
      one.why,
      one.kind === 4 ? directory.verifyEpochKey(bytes) : directory.verifyRequestKey(bytes),
    );
  }
}
