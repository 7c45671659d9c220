// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/recovery.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "seal/base32.h"
#include "seal/contexts.h"
#include "seal/layout.h"

namespace unseal {
namespace {

bool same(const OrganisationSecret& one, const OrganisationSecret& other) {
  return seal::equal(one.root.reveal(), other.root.reveal()) &&
         seal::equal(one.recovery.reveal(), other.recovery.reveal());
}

// A share with a right check, whatever it says.
std::string forged(std::uint8_t threshold, std::uint8_t index, const OrganisationSecret& secret) {
  seal::Writer out{87};
  out.number(std::uint8_t{1}).number(threshold).number(index);
  out.bytes(seal::organisation_of(seal::signing_public(secret.root)).raw());
  out.bytes(secret.root.reveal()).bytes(secret.recovery.reveal());
  out.bytes(seal::hash(seal::label::share_check, {out.view()}).view().first(4));
  return seal::to_base32(out.view());
}

}  // namespace

TEST(Shares, MayNotBeTheSecretItself) {
  const auto secret = OrganisationSecret::fresh();
  const auto other = split(secret, 2, 2)[1];
  EXPECT_EQ(combine({forged(1, 1, secret)}).error(), refusal::share_unreadable);
  EXPECT_EQ(combine({forged(2, 0, secret), other}).error(), refusal::share_unreadable);
}

TEST(Shares, AnyKOfThemGiveTheSecretBack) {
  const auto secret = OrganisationSecret::fresh();
  const auto shares = split(secret, 3, 6);
  for (unsigned chosen = 0; chosen < 64; ++chosen) {
    std::vector<std::string> some;
    for (unsigned i = 0; i < 6; ++i)
      if (chosen >> i & 1) some.push_back(shares[i]);
    const auto combined = combine(some);
    if (some.size() < 3) {
      EXPECT_EQ(combined.error(), refusal::too_few_shares);
      continue;
    }
    ASSERT_TRUE(combined);
    EXPECT_TRUE(same(*combined, secret));
  }
}

TEST(Shares, OfTheLargestCircleFitToo) {
  const auto secret = OrganisationSecret::fresh();
  EXPECT_TRUE(same(*combine(split(secret, 32, 32)), secret));
  auto reversed = split(secret, 2, 2);
  std::ranges::reverse(reversed);
  EXPECT_TRUE(same(*combine(reversed), secret));
}

TEST(Shares, AreReadAsTheyAreTyped) {
  const auto secret = OrganisationSecret::fresh();
  auto shares = split(secret, 2, 3);
  for (auto& share : shares) {
    std::ranges::transform(share, share.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::ranges::replace(share, ' ', '-');
  }
  EXPECT_TRUE(same(*combine(shares), secret));
}

TEST(Shares, WithAnyWrongLetterAreUnreadable) {
  const auto shares = split(OrganisationSecret::fresh(), 2, 2);
  for (std::size_t at = 0; at < shares[0].size(); ++at) {
    if (shares[0][at] == ' ') continue;
    auto wrong = shares[0];
    wrong[at] = wrong[at] == 'A' ? 'B' : 'A';
    ASSERT_EQ(combine({wrong, shares[1]}).error(), refusal::share_unreadable) << at;
  }
  EXPECT_EQ(combine({}).error(), refusal::too_few_shares);
  EXPECT_EQ(combine({"", shares[1]}).error(), refusal::share_unreadable);
  EXPECT_EQ(combine({shares[0] + "A", shares[1]}).error(), refusal::share_unreadable);
}

TEST(Shares, OfDifferentSecretsOrCeremoniesDoNotMix) {
  const auto secret = OrganisationSecret::fresh();
  const auto one = split(secret, 2, 3), again = split(secret, 2, 3), stricter = split(secret, 3, 3);
  const auto other = split(OrganisationSecret::fresh(), 2, 3);
  EXPECT_EQ(combine({one[0], other[1]}).error(), refusal::shares_do_not_fit);
  EXPECT_EQ(combine({one[0], again[1]}).error(), refusal::shares_do_not_fit);
  EXPECT_EQ(combine({one[0], stricter[1]}).error(), refusal::shares_do_not_fit);
  EXPECT_EQ(combine({one[0], again[0], one[1]}).error(), refusal::shares_do_not_fit);
  EXPECT_EQ(combine({one[0], one[0]}).error(), refusal::too_few_shares);
}

}  // namespace unseal
