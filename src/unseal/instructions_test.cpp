// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/instructions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "seal/sharing.h"

namespace unseal {
namespace {

seal::InstructionsPlace some_place(int threshold, int shares) {
  return {base::OrganisationId::fresh(), base::RequestId::fresh(), seal::InstructionsId::fresh(), threshold,
          shares};
}

std::vector<seal::InstructionsShare> chosen(const std::vector<seal::InstructionsShare>& all, unsigned which) {
  std::vector<seal::InstructionsShare> some;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (which >> i & 1) some.push_back({all[i].index, all[i].value.duplicate()});
  return some;
}

// A secret byte from the bytes of shares with these indices.
std::uint8_t interpolated(const std::vector<std::uint8_t>& indices, const std::vector<std::uint8_t>& bytes) {
  std::uint8_t secret = 0;
  for (std::size_t i = 0; i < indices.size(); ++i)
    secret ^= seal::field_times(bytes[i], seal::share_weight(indices, indices[i]));
  return secret;
}

}  // namespace

TEST(Instructions, OpenWithAnyKShares) {
  const auto place = some_place(3, 5);
  const auto sealed = *seal::close_instructions(place, base::view("call my sister"));
  for (unsigned which = 0; which < 32; ++which) {
    const auto some = chosen(sealed.shares, which);
    const auto opened = open_instructions(place, sealed.bytes, some);
    ASSERT_EQ(static_cast<bool>(opened), some.size() >= 3) << which;
    if (opened) EXPECT_EQ(base::text(*opened), "call my sister");
  }
}

TEST(Instructions, OpenNowhereElse) {
  const auto place = some_place(2, 3);
  const auto sealed = *seal::close_instructions(place, base::view("x"));
  const auto opens = [&](const seal::InstructionsPlace& elsewhere, const Bytes& bytes) {
    return static_cast<bool>(open_instructions(elsewhere, bytes, sealed.shares));
  };
  EXPECT_TRUE(opens(place, sealed.bytes));
  auto other = place;
  other.request = base::RequestId::fresh();
  EXPECT_FALSE(opens(other, sealed.bytes));
  other = place;
  other.threshold = 3;
  EXPECT_FALSE(opens(other, sealed.bytes));
  for (const std::size_t at : {0u, 20u, 50u, 60u, 90u, 4000u}) {
    auto bent = sealed.bytes;
    bent[at] ^= 1;
    EXPECT_FALSE(opens(place, bent)) << at;
  }
  EXPECT_FALSE(opens(place, {sealed.bytes.begin(), sealed.bytes.end() - 1}));
  EXPECT_FALSE(opens(place, {}));
}

TEST(Instructions, RefuseAShareTwiceOrOfOthers) {
  const auto place = some_place(2, 3);
  const auto sealed = *seal::close_instructions(place, base::view("x"));
  auto twice = chosen(sealed.shares, 1);
  twice.push_back({1, sealed.shares[0].value.duplicate()});
  EXPECT_FALSE(open_instructions(place, sealed.bytes, twice));
  auto foreign = chosen(sealed.shares, 3);
  foreign.push_back({3, seal::SecretBytes::fresh()});
  EXPECT_FALSE(open_instructions(place, sealed.bytes, foreign)) << "one that does not belong shows";
}

TEST(Instructions, HideTheirLength) {
  const auto place = some_place(2, 2);
  const auto size = [&](std::size_t length) {
    return seal::close_instructions(place, Bytes(length, 'a'))->bytes.size();
  };
  EXPECT_EQ(size(0), size(4092));
  EXPECT_EQ(size(4093), size(seal::most_instructions));
  EXPECT_FALSE(seal::close_instructions(place, Bytes(seal::most_instructions + 1, 'a')));
}

TEST(WrittenShares, AreReadAsTheyAreTyped) {
  const auto place = some_place(2, 3);
  const auto sealed = *seal::close_instructions(place, base::view("x"));
  auto text = seal::written_share(place, sealed.shares[1]);
  std::ranges::replace(text, ' ', '-');
  const auto read = read_share(place, text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->index, 2);
  EXPECT_TRUE(seal::equal(read->value.reveal(), sealed.shares[1].value.reveal()));
  text[30] = text[30] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(read_share(place, text));
  EXPECT_FALSE(read_share(some_place(2, 3), seal::written_share(place, sealed.shares[1])));
}

TEST(SharesOfStaff, TravelInAWrapOfTheirOwn) {
  const auto place = some_place(2, 3);
  const auto sealed = *seal::close_instructions(place, base::view("x"));
  const auto seed = seal::SecretBytes::fresh();
  const auto wrap = seal::wrap(sealed.shares[0].value, {seal::KeyKind::person, seal::sealing_public(seed)},
                               seal::WrapPurpose::instructions_share, seal::share_subject(place, 1));
  const auto open = [&](seal::WrapPurpose purpose, int index) {
    return static_cast<bool>(
        open_wrap(wrap.bytes, seal::KeyKind::person, seed, purpose, seal::share_subject(place, index)));
  };
  EXPECT_TRUE(open(seal::WrapPurpose::instructions_share, 1));
  EXPECT_FALSE(open(seal::WrapPurpose::instructions_share, 2));
  EXPECT_FALSE(open(seal::WrapPurpose::content_key, 1));
}

// Every set of k - 1 real shares goes with every byte the secret might be: whatever the missing share, one of
// its 256 values gives each secret.
TEST(TooFewShares, GoWithEverySecret) {
  const std::uint8_t secret[] = {0x5a};
  for (int n = 2; n <= 6; ++n)
    for (int k = 2; k <= n; ++k) {
      const auto parts = seal::split_secret(secret, k, n);
      for (unsigned which = 0; which < 1u << n; ++which) {
        if (std::popcount(which) != k) continue;
        std::vector<std::uint8_t> indices, bytes;
        for (int i = 0; i < n; ++i)
          if (which >> i & 1) {
            indices.push_back(static_cast<std::uint8_t>(i + 1));
            bytes.push_back(parts[static_cast<std::size_t>(i)][0]);
          }
        ASSERT_EQ(interpolated(indices, bytes), 0x5a);
        for (auto& missing : bytes) {
          const auto real = missing;
          std::set<std::uint8_t> secrets;
          for (int value = 0; value < 256; ++value) {
            missing = static_cast<std::uint8_t>(value);
            secrets.insert(interpolated(indices, bytes));
          }
          ASSERT_EQ(secrets.size(), 256u);
          missing = real;
        }
      }
    }
}

// And they are as likely with one secret as with another: what k - 1 people hold together, and every sum of
// it, is evenly spread for both. A share is wrong if chi squared of 255 degrees strays seven deviations.
TEST(TooFewShares, AreSpreadEvenlyWhateverTheSecret) {
  constexpr int rounds = 12'800;
  for (const std::uint8_t byte : {std::uint8_t{0}, std::uint8_t{0xff}}) {
    std::array<std::array<int, 256>, 4> seen{};
    for (int round = 0; round < rounds; ++round) {
      const auto parts = seal::split_secret(Bytes{byte}, 3, 5);
      const auto one = parts[0][0], other = parts[3][0];
      ++seen[0][one];
      ++seen[1][other];
      ++seen[2][one ^ other];
      ++seen[3][seal::field_times(one, 3) ^ other];
    }
    for (const auto& counts : seen) {
      double chi = 0;
      for (const auto count : counts) chi += (count - 50.0) * (count - 50.0) / 50.0;
      EXPECT_LT(chi, 255 + 7 * 22.6);
    }
  }
}

}  // namespace unseal
