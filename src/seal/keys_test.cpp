// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/keys.h"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

#include "seal/xwing.h"

namespace seal {

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(!std::equality_comparable<SecretBytes>);

TEST(Start, RunsTheKnownAnswersOnceAndAgain) {
  start();
  start();
}

TEST(SecretBytes, AreClearedWhenTheyDie) {
  const std::uint8_t* where = nullptr;
  {
    const auto secret = SecretBytes::fresh();
    where = secret.reveal().data();
  }
  // The cell stays in the pool, so looking at it is allowed.
  EXPECT_TRUE(std::all_of(where, where + 32, [](auto byte) { return byte == 0; }));
}

TEST(SecretBytes, ClearWhatTheyAreTakenFrom) {
  std::array<std::uint8_t, 32> bytes;
  bytes.fill(7);
  const auto secret = SecretBytes::take(bytes);
  EXPECT_EQ(bytes, (std::array<std::uint8_t, 32>{}));
  EXPECT_EQ(secret.reveal()[31], 7);
}

TEST(SecretBytes, DifferFromEachOther) {
  std::vector<SecretBytes> many;
  for (int i = 0; i < 2000; ++i) many.push_back(SecretBytes::fresh());
  std::set<std::string> seen;
  for (const auto& one : many) seen.insert(base::to_hex(one.reveal()));
  EXPECT_EQ(seen.size(), many.size());
}

TEST(SecretBytes, AreClearedWhenAnotherTakesTheirPlace) {
  auto secret = SecretBytes::fresh();
  const auto* where = secret.reveal().data();
  auto other = SecretBytes::fresh();
  const auto expected = other.duplicate();
  secret = std::move(other);
  EXPECT_TRUE(equal(secret.reveal(), expected.reveal()));
  EXPECT_TRUE(std::all_of(where, where + 32, [](auto byte) { return byte == 0; }));
}

TEST(SecretBytesDeathTest, MayNotBeUsedAfterTheyWereGivenAway) {
  auto secret = SecretBytes::fresh();
  const auto taken = std::move(secret);
  EXPECT_DEATH(secret.reveal(), "bug");
}

TEST(Hash, KeepsPartsApart) {
  const Bytes ab{'a', 'b'}, c{'c'}, a{'a'}, bc{'b', 'c'};
  EXPECT_NE(hash("label", {ab, c}), hash("label", {a, bc}));
  EXPECT_NE(hash("label", {ab}), hash("label", {ab, {}}));
  EXPECT_NE(hash("label", {ab}), hash("labe", {ab}));
}

TEST(KeyId, BindsTheKindOfTheKey) {
  const Bytes key(32, 1);
  EXPECT_NE(key_id(KeyKind::identity, key), key_id(KeyKind::root, key));
}

TEST(Signature, OfAnotherMessageOrKeyDoesNotVerify) {
  const auto seed = SecretBytes::fresh();
  const auto key = signing_public(seed);
  const Bytes message{1, 2, 3};
  auto signature = sign(seed, message);
  EXPECT_TRUE(verify(key, message, signature));
  EXPECT_FALSE(verify(key, Bytes{1, 2}, signature));
  EXPECT_FALSE(verify(signing_public(SecretBytes::fresh()), message, signature));
  for (auto& byte : signature.bytes) {
    byte ^= 1;
    EXPECT_FALSE(verify(key, message, signature));
    byte ^= 1;
  }
}

TEST(SealingKey, IsRefusedWhereHalfOfItIsNone) {
  const auto good = sealing_public(SecretBytes::fresh());
  EXPECT_TRUE(is_sealing_key(good));

  auto small_order = good;
  std::fill(small_order.bytes.end() - 32, small_order.bytes.end(), std::uint8_t{0});
  EXPECT_FALSE(is_sealing_key(small_order));
  small_order.bytes[xwing::mlkem_public_size] = 1;
  EXPECT_FALSE(is_sealing_key(small_order));

  for (const std::size_t at : {0, 1151}) {
    auto out_of_range = good;
    out_of_range.bytes[at] = 0xff;
    out_of_range.bytes[at == 0 ? 1 : 1150] = 0xff;
    EXPECT_FALSE(is_sealing_key(out_of_range)) << at;
  }
}

TEST(SealingKey, OfSmallOrderStillSealsWithItsOtherHalf) {
  auto key = sealing_public(SecretBytes::fresh());
  std::fill(key.bytes.end() - 32, key.bytes.end(), std::uint8_t{0});
  EXPECT_NE(base::to_hex(xwing::encapsulate(key).shared.reveal()), std::string(64, '0'));
}

}  // namespace seal
