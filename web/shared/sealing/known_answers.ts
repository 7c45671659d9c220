// SPDX-License-Identifier: AGPL-3.0-or-later
// What the primitives must answer before anything is sealed (doc/sealing.md 1.2): the first vectors of
// draft-connolly-cfrg-xwing-kem, RFC 8032 and draft-irtf-cfrg-xchacha; the hash and Argon2id, small, as
// libsodium has them.
import { fromHex, toHex } from "./bytes.ts";
import type { SodiumLibrary } from "./sodium.ts";

const hex = (text: string) => fromHex(text)!;

export function knownAnswersFit(sodium: SodiumLibrary): boolean {
  return [hashFits, signatureFits, kemFits, aeadFits, argonFits].every((fits) => fits(sodium));
}

function hashFits(sodium: SodiumLibrary): boolean {
  const answer = toHex(sodium.crypto_generichash(32, "abc", null));
  return answer === "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
}

function signatureFits(sodium: SodiumLibrary): boolean {
  const pair = sodium.crypto_sign_seed_keypair(
    hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
  );
  return (
    toHex(sodium.crypto_sign_detached("", pair.privateKey)) ===
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155" +
      "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
  );
}

function kemFits(sodium: SodiumLibrary): boolean {
  const seed = hex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26");
  const randomness = hex(
    "3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e2" +
      "35b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2",
  );
  const shared = "d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384";
  const { publicKey } = sodium.crypto_kem_xwing_seed_keypair(seed);
  const sent = sodium.crypto_kem_xwing_enc_deterministic(publicKey, randomness);
  return (
    toHex(sent.sharedSecret) === shared &&
    toHex(sodium.crypto_kem_xwing_dec(sent.ciphertext, seed)) === shared
  );
}

function aeadFits(sodium: SodiumLibrary): boolean {
  const key = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
  const nonce = Uint8Array.from({ length: 24 }, (_, i) => 0x40 + i);
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen " +
    "would be it.";
  const associated = hex("50515253c0c1c2c3c4c5c6c7");
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, null, nonce, key);
  return toHex(sealed.subarray(-16)) === "c0875924c1c7987947deafd8780acf49";
}

function argonFits(sodium: SodiumLibrary): boolean {
  const passphrase = new Uint8Array(32).fill(1);
  const salt = new Uint8Array(16).fill(2);
  const answer = sodium.crypto_pwhash(32, passphrase, salt, 3, 32768, sodium.crypto_pwhash_ALG_ARGON2ID13);
  return toHex(answer) === "30e0b44b7e23423b7282859ea36f02825b5828dde3c25f124d59d42d7235e132";
}
