// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { knownAnswersFit } from "./known_answers.ts";
import { type SodiumLibrary, sodium, start } from "./sodium.ts";

describe("starting", () => {
  test("must come first", () => {
    assert.throws(() => sodium(), /start/);
  });

  test("finds a library that computes any primitive wrongly", async () => {
    await start();
    assert.ok(knownAnswersFit(sodium()));
    for (const name of [
      "crypto_generichash",
      "crypto_sign_detached",
      "crypto_kem_xwing_dec",
      "crypto_aead_xchacha20poly1305_ietf_encrypt",
      "crypto_pwhash",
    ]) {
      const wrong = { ...sodium(), [name]: () => new Uint8Array(64) } as unknown as SodiumLibrary;
      assert.ok(!knownAnswersFit(wrong), name);
    }
  });
});
