// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Bytes, type Id } from "./bytes.ts";
import { type Credential, Directory } from "./directory.ts";
import {
  KeyKind,
  type Secret,
  freshId,
  freshSecret,
  keyId,
  organisationOf,
  sealingPublic,
  signingPublic,
} from "./keys.ts";
import { chooseRecipients } from "./recipients.ts";
import { start } from "./sodium.ts";
import {
  stateAppointment,
  stateDirectory,
  stateEpochKey,
  statePersonKeys,
  stateRecoveryKey,
  stateRequestKey,
  stateRevocation,
  stateTrailHead,
  verifyAppointedKeys,
  verifyAppointment,
  verifyRecoveryKey,
  verifyTrailHead,
} from "./statement.ts";
import { type Entry, purpose } from "./statement_body.ts";

await start();

const today = 20_779;
const root = freshSecret();
const rootPublic = signingPublic(root);
const organisation = organisationOf(rootPublic);

interface Someone {
  id: Id;
  identity: Secret;
  sealing: Secret;
  entry: Entry;
}

function someone(purposes: number): Someone {
  const [identity, sealing, id] = [freshSecret(), freshSecret(), freshId()];
  const entry = { person: id, purposes, identity: signingPublic(identity), sealing: sealingPublic(sealing) };
  return { id, identity, sealing, entry };
}

function credentialOf(officer: Someone, purposes: number = purpose.officer, by = root): Credential {
  const seed = freshSecret();
  const appointment = {
    issuerKind: KeyKind.root,
    issuer: keyId(KeyKind.root, signingPublic(by)),
    person: officer.id,
    purposes,
    appointment: signingPublic(seed),
    lastDay: today + 7,
  };
  const keys = {
    person: officer.id,
    identity: officer.entry.identity,
    sealing: officer.entry.sealing,
    made: today,
  };
  return {
    appointment: stateAppointment(organisation, appointment, by),
    personKeys: statePersonKeys(organisation, keys, seed, officer.identity),
  };
}

const officer = someone(purpose.officer | purpose.requests);
const amina = someone(purpose.requests | purpose.cases);
const bilal = someone(purpose.cases);
const listed = [officer, amina, bilal];
const credential = credentialOf(officer);

function issue(change: object = {}, identity = officer.identity): Bytes {
  const body = {
    version: 5,
    day: today,
    lastDay: today + 90,
    officer: officer.id,
    entries: listed.map((one) => one.entry),
    ...change,
  };
  return stateDirectory(organisation, body, identity);
}

function verified(
  statement: Uint8Array,
  from = credential,
  revocations: Bytes[] = [],
  lowest = 0,
): Directory | null {
  return Directory.verify(rootPublic, statement, from, revocations, lowest);
}

function revocationOf(who: Someone, fromVersion: number, by = root): Bytes {
  const identity = keyId(KeyKind.identity, who.entry.identity);
  return stateRevocation(organisation, { person: who.id, identity, fromVersion }, by);
}

describe("a directory", () => {
  test("counts when an appointed officer signed it", () => {
    const directory = verified(issue())!;
    assert.equal(directory.entries.length, 3);
    assert.deepEqual(directory.find(amina.id), amina.entry);
    assert.deepEqual(directory.findIdentity(keyId(KeyKind.identity, bilal.entry.identity)), bilal.entry);
    assert.equal(directory.find(freshId()), null);
  });

  test("is refused after any single bit has changed", () => {
    const statement = issue();
    for (let bit = 0; bit < statement.length * 8; bit += bit < 400 ? 1 : 11) {
      const broken = statement.slice();
      broken[bit >> 3] ^= 1 << (bit & 7);
      assert.equal(verified(broken), null, `bit ${bit}`);
    }
  });

  test("is refused when cut or lengthened", () => {
    const statement = issue();
    for (const length of [0, 17, 18, 81, 82, 100, statement.length - 64, statement.length - 1])
      assert.equal(verified(statement.subarray(0, length)), null);
    assert.equal(verified(new Uint8Array([...statement, 0])), null);
  });

  test("is refused below the version this device has accepted", () => {
    assert.ok(verified(issue(), credential, [], 5));
    assert.equal(verified(issue(), credential, [], 6), null);
  });

  test("is refused when its signer is not its officer, or has no officer's credential", () => {
    assert.equal(verified(issue({}, amina.identity)), null);
    assert.equal(verified(issue(), credentialOf(officer, purpose.cases)), null);
    assert.equal(verified(issue(), credentialOf(officer, purpose.officer, freshSecret())), null);
    assert.equal(verified(issue({ officer: amina.id })), null);
    assert.equal(verified(issue({}, amina.identity), credentialOf(amina)), null);
  });

  test("is refused when its officer does not stand in it as one, with the same identity", () => {
    const without = { entries: [amina.entry, bilal.entry] };
    const demoted = { entries: [{ ...officer.entry, purposes: purpose.cases }, amina.entry] };
    const changed = { entries: [{ ...officer.entry, identity: signingPublic(freshSecret()) }, amina.entry] };
    for (const change of [without, demoted, changed]) assert.equal(verified(issue(change)), null);
  });

  test("is refused with a key that cannot be sealed to", () => {
    const malformed = { ...amina.entry, sealing: new Uint8Array(1216).fill(255) };
    assert.equal(verified(issue({ entries: [officer.entry, malformed] })), null);
  });

  test("is never made with a person or a key twice, or a purpose nobody knows", () => {
    const twice = [
      { ...amina.entry },
      { ...bilal.entry, identity: amina.entry.identity },
      { ...bilal.entry, sealing: amina.entry.sealing },
      { ...bilal.entry, purposes: 16 },
    ];
    for (const bad of twice)
      assert.throws(() => issue({ entries: [officer.entry, amina.entry, bad] }), RangeError);
  });

  test("leaves out whom the root revoked, and falls with its officer", () => {
    assert.equal(verified(issue(), credential, [revocationOf(officer, 5)]), null);
    assert.ok(verified(issue(), credential, [revocationOf(officer, 6)]));
    const directory = verified(issue(), credential, [revocationOf(amina, 3)])!;
    assert.equal(directory.find(amina.id), null);
    assert.ok(directory.find(bilal.id));
  });

  test("is refused with a revocation the root did not sign", () => {
    assert.equal(verified(issue(), credential, [revocationOf(amina, 3, officer.identity)]), null);
  });
});

describe("epoch keys", () => {
  const directory = verified(issue())!;
  const made = (who: Someone, day: number, by = who.identity) => {
    const key = sealingPublic(freshSecret());
    return { key, statement: stateEpochKey(organisation, { person: who.id, day, key }, by) };
  };

  test("count when signed by a listed person who receives requests", () => {
    const { key, statement } = made(amina, today);
    assert.deepEqual(directory.verifyEpochKey(statement), { person: amina.id, day: today, key });
  });

  test("inserted by anybody else are refused", () => {
    assert.equal(directory.verifyEpochKey(made(amina, today, bilal.identity).statement), null);
    assert.equal(directory.verifyEpochKey(made(amina, today, freshSecret()).statement), null);
    assert.equal(directory.verifyEpochKey(made(bilal, today).statement), null);
    assert.equal(directory.verifyEpochKey(made(someone(15), today).statement), null);
    const elsewhere = { person: amina.id, day: today, key: sealingPublic(freshSecret()) };
    assert.equal(directory.verifyEpochKey(stateEpochKey(freshId(), elsewhere, amina.identity)), null);
  });

  test("that could not be sealed to are refused", () => {
    const malformed = { person: amina.id, day: today, key: new Uint8Array(1216).fill(255) };
    assert.equal(directory.verifyEpochKey(stateEpochKey(organisation, malformed, amina.identity)), null);
  });

  test("are chosen: today's, else the nearest, else the newest of the past, else the person's own", () => {
    const keyOf = (who: Someone, day: number) => ({ person: who.id, day, key: made(who, day).key });
    const chosenDay = (days: number[]) => {
      const keys = days.map((day) => keyOf(amina, today + day));
      const { recipients, stale, lasting } = chooseRecipients(directory, [amina.id], keys, today);
      const at = keys.findIndex((key) => key.key === recipients[0].key);
      return { day: at < 0 ? null : days[at], kind: recipients[0].kind, stale, lasting };
    };
    const epoch = KeyKind.epoch;
    assert.deepEqual(chosenDay([-2, -1, 0, 1]), { day: 0, kind: epoch, stale: false, lasting: false });
    assert.deepEqual(chosenDay([-2, 1, -1]), { day: -1, kind: epoch, stale: false, lasting: false });
    assert.deepEqual(chosenDay([-2, 1]), { day: 1, kind: epoch, stale: false, lasting: false });
    assert.deepEqual(chosenDay([-9, -4, 2]), { day: -4, kind: epoch, stale: true, lasting: false });
    assert.deepEqual(chosenDay([2]), { day: null, kind: KeyKind.person, stale: true, lasting: true });
  });

  test("go to everyone with the purpose and to nobody else", () => {
    const { recipients } = chooseRecipients(directory, purpose.requests, [], today);
    assert.deepEqual(
      new Set(recipients.map((one) => one.key)),
      new Set([officer.entry.sealing, amina.entry.sealing]),
    );
  });

  test("that stand for two people or two days stand for nobody", () => {
    const shared = sealingPublic(freshSecret());
    const keys = [
      { person: amina.id, day: today, key: shared },
      { person: officer.id, day: today, key: shared },
    ];
    const { recipients } = chooseRecipients(directory, purpose.requests, keys, today);
    assert.ok(recipients.every((one) => one.kind === KeyKind.person));
  });
});

describe("other statements", () => {
  const directory = verified(issue())!;

  test("a case key counts from someone who may work on cases", () => {
    const key = { request: freshId(), generation: 1, key: sealingPublic(freshSecret()), person: bilal.id };
    assert.deepEqual(directory.verifyRequestKey(stateRequestKey(organisation, key, bilal.identity)), key);
    assert.equal(directory.verifyRequestKey(stateRequestKey(organisation, key, amina.identity)), null);
    const zeroth = stateRequestKey(organisation, { ...key, generation: 0 }, bilal.identity);
    assert.equal(directory.verifyRequestKey(zeroth), null);
  });

  test("an officer appoints, but never an officer", () => {
    const seed = freshSecret();
    const invited = someone(0);
    const appointment = {
      issuerKind: KeyKind.identity,
      issuer: keyId(KeyKind.identity, officer.entry.identity),
      person: invited.id,
      purposes: purpose.cases as number,
      appointment: signingPublic(seed),
      lastDay: today,
    };
    const statement = stateAppointment(organisation, appointment, officer.identity);
    assert.deepEqual(directory.verifyAppointment(statement), appointment);

    const officers = { ...appointment, purposes: purpose.officer };
    assert.equal(
      directory.verifyAppointment(stateAppointment(organisation, officers, officer.identity)),
      null,
    );
    const byAmina = { ...appointment, issuer: keyId(KeyKind.identity, amina.entry.identity) };
    assert.equal(directory.verifyAppointment(stateAppointment(organisation, byAmina, amina.identity)), null);

    const keys = {
      person: invited.id,
      identity: invited.entry.identity,
      sealing: invited.entry.sealing,
      made: today,
    };
    const answered = (change: object) =>
      verifyAppointedKeys(
        organisation,
        statePersonKeys(organisation, { ...keys, ...change }, seed, invited.identity),
        appointment,
      );
    assert.deepEqual(answered({}), keys);
    assert.equal(answered({ person: freshId() }), null);
    assert.equal(answered({ made: today + 1 }), null);
    assert.equal(answered({ identity: amina.entry.identity }), null);
  });

  test("the recovery key and the trail's head count from their own keys only", () => {
    const recovery = sealingPublic(freshSecret());
    const stated = stateRecoveryKey(organisation, { key: recovery, made: today }, root);
    assert.deepEqual(verifyRecoveryKey(rootPublic, stated), recovery);
    assert.equal(verifyRecoveryKey(signingPublic(freshSecret()), stated), null);

    const trail = freshSecret();
    const head = { sequence: 12, hash: freshSecret(), hour: today * 24 };
    const signed = stateTrailHead(organisation, head, trail);
    assert.deepEqual(verifyTrailHead(organisation, signed, signingPublic(trail)), head);
    assert.equal(verifyTrailHead(organisation, signed, rootPublic), null);
  });

  test("a statement of one kind is never read as another", () => {
    const stated = stateRecoveryKey(organisation, { key: sealingPublic(freshSecret()), made: today }, root);
    assert.equal(verifyAppointment(organisation, stated, rootPublic), null);
    assert.equal(verifyTrailHead(organisation, stated, rootPublic), null);
    assert.equal(directory.verifyEpochKey(stated), null);
  });
});
