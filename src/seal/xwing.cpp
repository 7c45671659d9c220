// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/xwing.h"

#include <sodium.h>

extern "C" {
#include <clean/kem.h>
#include <fips202.h>
}

// The package's own entry points ask for randomness this way; ours are the ones that state it.
extern "C" int PQCLEAN_randombytes(std::uint8_t* output, std::size_t size) {
  randombytes_buf(output, size);
  return 0;
}

namespace seal::xwing {
Pair::Pair(const SecretBytes& seed) {
  std::array<std::uint8_t, 96> expanded;
  shake256(expanded.data(), expanded.size(), seed.reveal().data(), SecretBytes::size);
  PQCLEAN_MLKEM768_CLEAN_crypto_kem_keypair_derand(open.bytes.data(), mlkem_secret.data(), expanded.data());
  std::copy(expanded.begin() + 64, expanded.end(), x25519_secret.begin());
  crypto_scalarmult_base(open.bytes.data() + mlkem_public_size, x25519_secret.data());
  clear(expanded);
}

Pair::~Pair() {
  clear(mlkem_secret);
  clear(x25519_secret);
}

Shared x25519(std::span<const std::uint8_t, 32> secret, std::span<const std::uint8_t, 32> open) {
  Shared shared{};
  if (crypto_scalarmult(shared.data(), secret.data(), open.data()) != 0) shared.fill(0);
  return shared;
}

SecretBytes combine(Shared& mlkem, Shared& classical, ByteView x25519_ciphertext,
                    const SealingPublicKey& key) {
  constexpr std::array<std::uint8_t, 6> label{0x5c, 0x2e, 0x2f,
                                              0x2f, 0x5e, 0x5c};  // \.//^\ : the draft's drawing
  std::array<std::uint8_t, 32 * 4 + label.size()> input;
  auto at = std::copy(mlkem.begin(), mlkem.end(), input.begin());
  at = std::copy(classical.begin(), classical.end(), at);
  at = std::copy(x25519_ciphertext.begin(), x25519_ciphertext.end(), at);
  at = std::copy(key.bytes.begin() + mlkem_public_size, key.bytes.end(), at);
  std::copy(label.begin(), label.end(), at);

  std::array<std::uint8_t, 32> shared;
  sha3_256(shared.data(), input.data(), input.size());
  clear(input);
  clear(mlkem);
  clear(classical);
  return SecretBytes::take(shared);
}

Encapsulated encapsulate_with(const SealingPublicKey& key, std::span<std::uint8_t, 64> randomness) {
  std::array<std::uint8_t, ciphertext_size> ciphertext;
  const auto ephemeral = randomness.last<32>();
  Shared mlkem;
  PQCLEAN_MLKEM768_CLEAN_crypto_kem_enc_derand(ciphertext.data(), mlkem.data(), key.bytes.data(),
                                               randomness.data());
  crypto_scalarmult_base(ciphertext.data() + mlkem_ciphertext_size, ephemeral.data());
  auto classical = x25519(ephemeral, std::span{key.bytes}.last<32>());
  auto shared = combine(mlkem, classical, std::span{ciphertext}.last<32>(), key);
  return {ciphertext, std::move(shared)};
}

Encapsulated encapsulate(const SealingPublicKey& key) {
  std::array<std::uint8_t, 64> randomness;
  fill_random(randomness);
  auto encapsulated = encapsulate_with(key, randomness);
  clear(randomness);
  return encapsulated;
}

}  // namespace seal::xwing

namespace seal {

SealingPublicKey sealing_public(const SecretBytes& seed) { return xwing::Pair{seed}.open; }

bool is_sealing_key(const SealingPublicKey& key) {
  // FIPS 203, 7.2: 768 coefficients of twelve bits, two in three bytes, each below q.
  constexpr unsigned q = 3329;
  const auto& bytes = key.bytes;
  for (std::size_t i = 0; i < xwing::mlkem_vector_size; i += 3) {
    const auto one = bytes[i] | (bytes[i + 1] & 15u) << 8, other = bytes[i + 1] >> 4 | bytes[i + 2] * 16u;
    if (one >= q || other >= q) return false;
  }
  const std::array<std::uint8_t, 32> any{1};
  xwing::Shared unused;
  return crypto_scalarmult(unused.data(), any.data(), bytes.data() + xwing::mlkem_public_size) == 0;
}

}  // namespace seal
