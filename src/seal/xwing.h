// SPDX-License-Identifier: AGPL-3.0-or-later
// X-Wing, the KEM of doc/sealing.md 1.2 (draft-connolly-cfrg-xwing-kem): keys and encapsulation.
// Decapsulation is in unseal/ alone; it shares the two steps below.
#pragma once

#include "seal/keys.h"

namespace seal::xwing {

constexpr std::size_t ciphertext_size = 1120;
constexpr std::size_t mlkem_ciphertext_size = 1088;
constexpr std::size_t mlkem_public_size = 1184;
constexpr std::size_t mlkem_vector_size = 1152;

struct Pair {
  std::array<std::uint8_t, 2400> mlkem_secret;
  std::array<std::uint8_t, 32> x25519_secret;
  SealingPublicKey open;

  explicit Pair(const SecretBytes& seed);
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;
  ~Pair();
};

struct Encapsulated {
  std::array<std::uint8_t, ciphertext_size> ciphertext;
  SecretBytes shared;
};
Encapsulated encapsulate(const SealingPublicKey& key);
// With stated randomness: for the known answers and the tests.
Encapsulated encapsulate_with(const SealingPublicKey& key, std::span<std::uint8_t, 64> randomness);

using Shared = std::array<std::uint8_t, 32>;
// All zeros for a key of small order, as the draft has it: the other half still protects.
Shared x25519(std::span<const std::uint8_t, 32> secret, std::span<const std::uint8_t, 32> open);
// Clears both shared secrets.
SecretBytes combine(Shared& mlkem, Shared& classical, ByteView x25519_ciphertext,
                    const SealingPublicKey& key);

}  // namespace seal::xwing
