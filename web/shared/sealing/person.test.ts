// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { utf8 } from "./bytes.ts";
import { freshCode } from "./code.ts";
import { freshBytes, freshId, freshSecret, signingPublic, verify } from "./keys.ts";
import {
  epochName,
  freshKeyring,
  fromCode,
  fromPassphrase,
  loginAnswer,
  loginMessage,
  openForSelf,
  openKeyring,
  sealForSelf,
  sealKeyring,
} from "./person.ts";
import { start } from "./sodium.ts";

await start();

const place = { organisation: freshId(), person: freshId() };
const salt = freshBytes(16);

describe("a keyring", () => {
  test("opens with the passphrase in any normal form, and with the printed code", async () => {
    const keyring = freshKeyring();
    const { keyringKey } = await fromPassphrase(place, "caf\u00e9 orange", salt);
    const again = await fromPassphrase(place, "cafe\u0301 orange", salt);
    assert.deepEqual(openKeyring(place, sealKeyring(place, keyring, keyringKey), again.keyringKey), keyring);

    const code = freshCode();
    const underCode = sealKeyring(place, keyring, fromCode(place, code)!.keyringKey);
    assert.deepEqual(openKeyring(place, underCode, fromCode(place, code)!.keyringKey), keyring);
  });

  test("is refused for another person, another passphrase and after any single bit has changed", async () => {
    const key = freshSecret();
    const sealed = sealKeyring(place, freshKeyring(), key);
    assert.equal(openKeyring({ ...place, person: freshId() }, sealed, key), null);
    assert.equal(openKeyring({ ...place, organisation: freshId() }, sealed, key), null);
    assert.equal(openKeyring(place, sealed, freshSecret()), null);
    for (let bit = 0; bit < sealed.length * 8; ++bit) {
      const broken = sealed.slice();
      broken[bit >> 3] ^= 1 << (bit & 7);
      assert.equal(openKeyring(place, broken, key), null);
    }
  });
});

describe("logging in", () => {
  test("answers this challenge for this person and no other", async () => {
    const { login } = await fromPassphrase(place, "six words that nobody else knows", salt);
    const challenge = freshBytes(32);
    const answer = loginAnswer(place, login, challenge);
    assert.ok(verify(signingPublic(login), loginMessage(place, challenge), answer));
    assert.ok(!verify(signingPublic(login), loginMessage(place, freshBytes(32)), answer));
    assert.ok(
      !verify(signingPublic(login), loginMessage({ ...place, person: freshId() }, challenge), answer),
    );
  });

  test("depends on passphrase, salt, person and organisation", async () => {
    const seeds = [
      await fromPassphrase(place, "one", salt),
      await fromPassphrase(place, "two", salt),
      await fromPassphrase(place, "one", freshBytes(16)),
      await fromPassphrase({ ...place, person: freshId() }, "one", salt),
    ];
    assert.equal(new Set(seeds.flatMap((one) => [String(one.login), String(one.keyringKey)])).size, 8);
  });
});

describe("what a person keeps for themself", () => {
  test("opens under its own name only", () => {
    const vault = freshSecret();
    const sealed = sealForSelf(place, vault, epochName(20000), utf8("seed"));
    assert.equal(epochName(20000), "epoch 20000");
    assert.deepEqual(openForSelf(place, vault, epochName(20000), sealed), utf8("seed"));
    assert.equal(openForSelf(place, vault, epochName(20001), sealed), null);
    assert.equal(openForSelf(place, freshSecret(), epochName(20000), sealed), null);
    assert.equal(openForSelf({ ...place, person: freshId() }, vault, epochName(20000), sealed), null);
    assert.equal(openForSelf(place, vault, epochName(20000), sealed.subarray(0, 20)), null);
  });
});
