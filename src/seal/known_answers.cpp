// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/known_answers.h"

#include "base/result.h"
#include "seal/lock.h"
#include "seal/xwing.h"

namespace seal {
namespace {

Bytes counting(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i);
  return bytes;
}

bool is(ByteView bytes, std::string_view hex) { return base::to_hex(bytes) == hex; }

}  // namespace

void check_known_answers() {
  const auto seed = SecretBytes::copy(counting(32));
  CHECK(is(hash("known", {seed.reveal()}).view(),
           "99b7354bf3aa74aa3911f73b039093689b9825d99b2687f16693e44a5395fd4f"));
  CHECK(is(keyed_hash(seed.reveal(), "known", {}).reveal(),
           "7c1eefefc47c242edbee30e730cd8e66b5a6d64f1ddfef265517fdb94023e6d5"));
  CHECK(
      is(lock(seed, zero_nonce, counting(5), counting(7)), "95078ec4e88de308aa06d0174598f2f67e5de368fc3fe6"));

  const auto message = counting(3);
  const auto signature = sign(seed, message);
  CHECK(is(signature.view().first(16), "5f295e53b56568d76014ef0367187d00"));
  CHECK(verify(signing_public(seed), message, signature));
  CHECK(!verify(signing_public(seed), counting(4), signature));

  auto randomness = counting(64);
  const auto key = sealing_public(seed);
  const auto encapsulated = xwing::encapsulate_with(key, std::span<std::uint8_t, 64>{randomness});
  CHECK(is(hash("known", {key.view(), encapsulated.ciphertext}).view(),
           "c12111762a7dbceae8e888a7f6975d6ea01a46ba2b7157b39bf8b18ac6125593"));
  CHECK(is(encapsulated.shared.reveal(), "6a05d1e95ce5c4c0d128aa41e1e027c319cb700ff700f6b05c5d60c1a55d0b21"));
}

}  // namespace seal
