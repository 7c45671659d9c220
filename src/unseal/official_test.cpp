// SPDX-License-Identifier: AGPL-3.0-or-later
// tests/vectors/official.json: what others published about the primitives.
#include <gtest/gtest.h>
#include <sodium.h>

#include "seal/lock.h"
#include "seal/one_time_code.h"
#include "seal/xwing.h"
#include "unseal/decapsulate.h"
#include "unseal/unlock.h"
#include "unseal/unseal.h"
#include "unseal/vectors_file.h"

extern "C" {
#include <clean/kem.h>
#include <fips202.h>
}

namespace unseal {
namespace {

using boost::json::object;
using vectors_file::bytes;
using vectors_file::text;

const boost::json::array& published(std::string_view section) {
  static const auto file = vectors_file::read("official.json");
  return file.at(section).at("vectors").as_array();
}

bool starts(ByteView all, const object& vector, std::string_view member) {
  if (!vector.contains(member)) return true;
  const auto expected = bytes(vector, member);
  return seal::equal(all.first(expected.size()), expected);
}

bool ends(ByteView all, const object& vector, std::string_view member) {
  if (!vector.contains(member)) return true;
  const auto expected = bytes(vector, member);
  return seal::equal(all.last(expected.size()), expected);
}

bool hashes_to(ByteView all, const object& vector, std::string_view member) {
  if (!vector.contains(member)) return true;
  std::array<std::uint8_t, 32> hash;
  sha3_256(hash.data(), all.data(), all.size());
  return seal::equal(hash, bytes(vector, member));
}

}  // namespace

TEST(Official, XWing) {
  int checked = 0;
  for (const auto* section : {"xwing", "xwing_libsodium"})
    for (const auto& value : published(section)) {
      const auto& vector = value.as_object();
      const auto seed = SecretBytes::copy(bytes(vector, "seed"));
      auto randomness = bytes(vector, "randomness");
      const seal::xwing::Pair pair{seed};
      const auto made = seal::xwing::encapsulate_with(pair.open, std::span<std::uint8_t, 64>{randomness});

      EXPECT_TRUE(starts(pair.open.view(), vector, "public_starts"));
      EXPECT_TRUE(hashes_to(pair.open.view(), vector, "public_sha3_256"));
      EXPECT_TRUE(starts(made.ciphertext, vector, "ciphertext_starts"));
      EXPECT_TRUE(ends(made.ciphertext, vector, "ciphertext_ends"));
      EXPECT_TRUE(hashes_to(made.ciphertext, vector, "ciphertext_sha3_256"));
      EXPECT_EQ(base::to_hex(made.shared.reveal()), text(vector, "shared"));
      EXPECT_EQ(base::to_hex(decapsulate(pair, made.ciphertext).reveal()), text(vector, "shared"));
      ++checked;
    }
  EXPECT_EQ(checked, 7);
}

TEST(Official, MlKem768) {
  std::array<std::uint8_t, 1184> open;
  std::array<std::uint8_t, 2400> secret;
  std::array<std::uint8_t, 1088> ciphertext;
  std::array<std::uint8_t, 32> shared;
  for (const auto& value : published("ml_kem_768")) {
    const auto& vector = value.as_object();
    auto coins = bytes(vector, "d");
    std::ranges::copy(bytes(vector, "z"), std::back_inserter(coins));
    PQCLEAN_MLKEM768_CLEAN_crypto_kem_keypair_derand(open.data(), secret.data(), coins.data());
    PQCLEAN_MLKEM768_CLEAN_crypto_kem_enc_derand(ciphertext.data(), shared.data(), open.data(),
                                                 bytes(vector, "m").data());
    EXPECT_TRUE(starts(open, vector, "public_starts"));
    EXPECT_TRUE(starts(ciphertext, vector, "ciphertext_starts"));
    EXPECT_EQ(base::to_hex(shared), text(vector, "shared"));
    PQCLEAN_MLKEM768_CLEAN_crypto_kem_dec(shared.data(), ciphertext.data(), secret.data());
    EXPECT_EQ(base::to_hex(shared), text(vector, "shared"));
  }
  const auto& vector = published("ml_kem_768_opening").at(0).as_object();
  PQCLEAN_MLKEM768_CLEAN_crypto_kem_keypair_derand(open.data(), secret.data(), bytes(vector, "seed").data());
  EXPECT_TRUE(starts(open, vector, "public_starts"));
  PQCLEAN_MLKEM768_CLEAN_crypto_kem_dec(shared.data(), bytes(vector, "ciphertext").data(), secret.data());
  EXPECT_EQ(base::to_hex(shared), text(vector, "shared"));
}

TEST(Official, XChaCha20Poly1305) {
  const auto& vector = published("xchacha20_poly1305").at(0).as_object();
  const auto key = SecretBytes::copy(bytes(vector, "key"));
  seal::Nonce nonce;
  std::ranges::copy(bytes(vector, "nonce"), nonce.begin());
  const auto sealed = seal::lock(key, nonce, bytes(vector, "associated"), bytes(vector, "plain"));
  EXPECT_EQ(base::to_hex(sealed), text(vector, "sealed"));
  EXPECT_EQ(base::to_hex(*unlock(key, nonce, bytes(vector, "associated"), sealed)), text(vector, "plain"));
}

TEST(Official, Argon2id) {
  const auto& vector = published("argon2id").at(0).as_object();
  const auto passphrase = bytes(vector, "passphrase");
  Bytes hash(bytes(vector, "hash").size());
  ASSERT_EQ(crypto_pwhash(
                hash.data(), hash.size(), reinterpret_cast<const char*>(passphrase.data()), passphrase.size(),
                bytes(vector, "salt").data(), vector.at("passes").to_number<std::uint64_t>(),
                vector.at("bytes_of_memory").to_number<std::size_t>(), crypto_pwhash_ALG_ARGON2ID13),
            0);
  EXPECT_EQ(base::to_hex(hash), text(vector, "hash"));

  const auto& reference = published("argon2id_reference").at(0).as_object();
  const auto typed = text(reference, "passphrase");
  EXPECT_EQ(crypto_pwhash_str_verify(text(reference, "encoded").c_str(), typed.c_str(), typed.size()), 0);
  EXPECT_NE(crypto_pwhash_str_verify(text(reference, "encoded").c_str(), "passwore", 8), 0);
}

TEST(Official, Ed25519) {
  for (const auto& value : published("ed25519")) {
    const auto& vector = value.as_object();
    const auto seed = SecretBytes::copy(bytes(vector, "seed"));
    const auto signature = seal::sign(seed, bytes(vector, "message"));
    EXPECT_EQ(base::to_hex(seal::signing_public(seed).view()), text(vector, "public"));
    EXPECT_EQ(base::to_hex(signature.view()), text(vector, "signature"));
    EXPECT_TRUE(seal::verify(seal::signing_public(seed), bytes(vector, "message"), signature));
  }
}

TEST(Official, Blake2b) {
  for (const auto& value : published("blake2b")) {
    const auto& vector = value.as_object();
    const auto key = bytes(vector, "key"), input = bytes(vector, "input");
    std::array<std::uint8_t, 64> hash;
    crypto_generichash(hash.data(), hash.size(), input.data(), input.size(), key.data(), key.size());
    EXPECT_EQ(base::to_hex(hash), text(vector, "hash"));
  }
}

TEST(Official, OneTimeCodes) {
  static const auto file = vectors_file::read("official.json");
  const auto secret = bytes(file.at("totp").as_object(), "secret");
  for (const auto& value : published("totp")) {
    const auto seconds = value.at("seconds").to_number<std::int64_t>();
    EXPECT_EQ(seal::one_time_code(secret, seal::one_time_step({seconds * 1000})),
              text(value.as_object(), "code").substr(2));
  }
}

}  // namespace unseal
