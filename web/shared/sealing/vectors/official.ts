// SPDX-License-Identifier: AGPL-3.0-or-later
// The published figures of the primitives (tests/vectors/official.json), each with its source there.
import { join, toHex } from "../bytes.ts";
import { openAead, sealAead, sealingPublic, sign, signingPublic, verify } from "../keys.ts";
import { sodium } from "../sodium.ts";
import { type Tally, hex } from "./tally.ts";

export type Official = typeof import("../../../../tests/vectors/official.json");

export function checkOfficial(tally: Tally, official: Official): void {
  checkXWing(tally, official);
  checkMlKem(tally, official);
  checkSignatures(tally, official);
  checkHashes(tally, official);

  for (const one of official.xchacha20_poly1305.vectors) {
    const [key, nonce, associated] = [hex(one.key), hex(one.nonce), hex(one.associated)];
    tally.is("XChaCha20-Poly1305 sealed", sealAead(key, nonce, associated, hex(one.plain)), one.sealed);
    tally.is("XChaCha20-Poly1305 opened", openAead(key, nonce, associated, hex(one.sealed)), one.plain);
  }
}

function starts(whole: Uint8Array, first: string): string {
  return toHex(whole).slice(0, first.length);
}

function checkXWing(tally: Tally, { xwing, xwing_libsodium }: Official): void {
  const { crypto_kem_xwing_enc_deterministic: encapsulate, crypto_kem_xwing_dec: open } = sodium();
  for (const one of [...xwing.vectors, ...xwing_libsodium.vectors]) {
    const key = sealingPublic(hex(one.seed));
    const sent = encapsulate(key, hex(one.randomness));
    tally.is("X-Wing shared secret", sent.sharedSecret, one.shared);
    tally.is("X-Wing opened", open(sent.ciphertext, hex(one.seed)), one.shared);
    if ("public_starts" in one && one.public_starts)
      tally.is("X-Wing public key", starts(key, one.public_starts), one.public_starts);
    if ("ciphertext_starts" in one && one.ciphertext_starts)
      tally.is("X-Wing ciphertext", starts(sent.ciphertext, one.ciphertext_starts), one.ciphertext_starts);
    if ("public_sha3_256" in one && one.public_sha3_256)
      tally.is("X-Wing public key whole", sodium().crypto_hash_sha3256(key), one.public_sha3_256);
    if ("ciphertext_sha3_256" in one && one.ciphertext_sha3_256)
      tally.is(
        "X-Wing ciphertext whole",
        sodium().crypto_hash_sha3256(sent.ciphertext),
        one.ciphertext_sha3_256,
      );
  }
}

function checkMlKem(tally: Tally, { ml_kem_768, ml_kem_768_opening }: Official): void {
  for (const one of ml_kem_768.vectors) {
    const pair = sodium().crypto_kem_mlkem768_seed_keypair(join(hex(one.d), hex(one.z)));
    tally.is("ML-KEM public key", starts(pair.publicKey, one.public_starts), one.public_starts);
    const sent = sodium().crypto_kem_mlkem768_enc_deterministic(pair.publicKey, hex(one.m));
    tally.is("ML-KEM ciphertext", starts(sent.ciphertext, one.ciphertext_starts), one.ciphertext_starts);
    tally.is("ML-KEM shared secret", sent.sharedSecret, one.shared);
  }
  for (const one of ml_kem_768_opening.vectors) {
    const pair = sodium().crypto_kem_mlkem768_seed_keypair(hex(one.seed));
    tally.is("ML-KEM public key", starts(pair.publicKey, one.public_starts), one.public_starts);
    const opened = sodium().crypto_kem_mlkem768_dec(hex(one.ciphertext), pair.privateKey);
    tally.is("ML-KEM opened", opened, one.shared);
  }
}

function checkSignatures(tally: Tally, { ed25519 }: Official): void {
  for (const one of ed25519.vectors) {
    const key = signingPublic(hex(one.seed));
    tally.is("Ed25519 public key", key, one.public);
    tally.is("Ed25519 signature", sign(hex(one.seed), hex(one.message)), one.signature);
    tally.is("Ed25519 verified", verify(key, hex(one.message), hex(one.signature)), true);
  }
}

function checkHashes(tally: Tally, { blake2b, argon2id, argon2id_reference }: Official): void {
  const { crypto_generichash, crypto_pwhash, crypto_pwhash_ALG_ARGON2ID13: argon } = sodium();
  for (const one of blake2b.vectors) {
    const key = one.key === "" ? null : hex(one.key);
    tally.is("BLAKE2b", crypto_generichash(one.hash.length / 2, hex(one.input), key), one.hash);
  }
  for (const one of argon2id.vectors) {
    const length = one.hash.length / 2;
    const [passphrase, salt] = [hex(one.passphrase), hex(one.salt)];
    const found = crypto_pwhash(length, passphrase, salt, one.passes, one.bytes_of_memory, argon);
    tally.is("Argon2id", found, one.hash);
  }
  for (const one of argon2id_reference.vectors)
    tally.is("Argon2id", sodium().crypto_pwhash_str_verify(one.encoded, one.passphrase), true);
}
