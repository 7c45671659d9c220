// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/keys.h"

#include <sodium.h>

#include <mutex>

#include "base/result.h"
#include "seal/known_answers.h"

namespace seal {
namespace {

struct SigningPair {
  SigningPublicKey open;
  std::array<std::uint8_t, 64> secret;

  explicit SigningPair(const SecretBytes& seed) {
    crypto_sign_seed_keypair(open.bytes.data(), secret.data(), seed.reveal().data());
  }
  ~SigningPair() { clear(secret); }
};

}  // namespace

void start() {
  static std::once_flag once;
  std::call_once(once, [] {
    CHECK(sodium_init() >= 0);
    check_known_answers();
  });
}

SigningPublicKey signing_public(const SecretBytes& seed) { return SigningPair{seed}.open; }

Signature sign(const SecretBytes& seed, ByteView message) {
  const SigningPair pair{seed};
  Signature signature;
  crypto_sign_detached(signature.bytes.data(), nullptr, message.data(), message.size(), pair.secret.data());
  return signature;
}

bool verify(const SigningPublicKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.bytes.data(), message.data(), message.size(),
                                     key.bytes.data()) == 0;
}

bool equal(ByteView one, ByteView other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

void clear(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

void clear(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

void fill_random(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

}  // namespace seal
