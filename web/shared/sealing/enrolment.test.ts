// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { idBytes, toBase64url, utf8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import { type Enrolment, changeFactorProof, enrolKeysProof, enrolProof, newPassphraseProof } from "./enrolment.ts";
import { requestOfToken } from "./form.ts";
import { freshBytes, freshId, freshSecret, hash, signingPublic, verify } from "./keys.ts";
import { start } from "./sodium.ts";

await start();

const place = { organisation: freshId(), person: freshId() };
const ids = [idBytes(place.organisation), idBytes(place.person)];
const appointment = freshSecret();
const wayIn = () => ({ loginPublic: freshSecret(), keyring: freshBytes(138) });

describe("enrolling", () => {
  const enrolment: Enrolment = {
    statement: freshBytes(1400),
    salt: freshBytes(16),
    byPassphrase: wayIn(),
    byCode: wayIn(),
    oneTimeSecret: freshBytes(20),
  };

  test("asks with the appointment's key, for this person", () => {
    const proof = enrolProof(place, appointment);
    assert.ok(verify(signingPublic(appointment), hash(label.enrol, ...ids), proof));
    assert.notDeepEqual(enrolProof({ ...place, person: freshId() }, appointment), proof);
  });

  test("vouches for everything it hands in", () => {
    const { statement, salt, byPassphrase, byCode, oneTimeSecret } = enrolment;
    const parts = [statement, byPassphrase.loginPublic, byCode.loginPublic, salt, byPassphrase.keyring];
    const digest = hash(label.enrolKeys, ...ids, ...parts, byCode.keyring, oneTimeSecret);
    const proof = enrolKeysProof(place, appointment, enrolment);
    assert.ok(verify(signingPublic(appointment), digest, proof));
    for (const field of ["statement", "salt", "oneTimeSecret"] as const)
      assert.notDeepEqual(
        enrolKeysProof(place, appointment, { ...enrolment, [field]: freshBytes(20) }),
        proof,
      );
  });
});

describe("a new passphrase", () => {
  test("is handed in with the key of the old, with or without a new printed code", () => {
    const login = freshSecret();
    const [salt, byPassphrase, byCode] = [freshBytes(16), wayIn(), wayIn()];
    const parts = [...ids, byPassphrase.loginPublic, salt, byPassphrase.keyring];
    const alone = newPassphraseProof(place, login, salt, byPassphrase, null);
    assert.ok(verify(signingPublic(login), hash(label.newPassphrase, ...parts), alone));
    const both = newPassphraseProof(place, login, salt, byPassphrase, byCode);
    const digest = hash(label.newPassphrase, ...parts, byCode.loginPublic, byCode.keyring);
    assert.ok(verify(signingPublic(login), digest, both));
  });
});

describe("a change of the second factor", () => {
  test("is handed in with the log-in key, for this challenge, this change and what it brings", () => {
    const login = freshSecret();
    const [challenge, secret] = [freshBytes(32), freshBytes(20)];
    const proof = changeFactorProof(place, login, challenge, "time", secret);
    const digest = (what: string, detail: Uint8Array<ArrayBuffer>) =>
      hash(label.changeFactor, ...ids, challenge, utf8(what), detail);
    assert.ok(verify(signingPublic(login), digest("time", secret), proof));
    assert.ok(!verify(signingPublic(login), digest("codes", secret), proof));
    assert.ok(!verify(signingPublic(login), digest("time", freshBytes(20)), proof));
    assert.notDeepEqual(changeFactorProof(place, login, freshBytes(32), "time", secret), proof);
  });
});

describe("a form's token", () => {
  test("names one case in one organisation", () => {
    const token = toBase64url(freshBytes(32));
    const request = requestOfToken(place.organisation, token);
    assert.match(request!, /^[0-9a-f]{32}$/);
    assert.equal(requestOfToken(place.organisation, token), request);
    assert.notEqual(requestOfToken(freshId(), token), request);
  });

  test("is nothing when it is not 32 bytes", () => {
    for (const bad of ["", "!", toBase64url(freshBytes(31)), `${toBase64url(freshBytes(32))}=`])
      assert.equal(requestOfToken(place.organisation, bad), null);
  });
});
