// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/visit.h"

#include <gtest/gtest.h>

namespace unseal {
namespace {

const auto organisation = base::OrganisationId::fresh();
const auto key = SecretBytes::fresh();
const auto numbers = seal::Receipt::fresh().numbers();
constexpr base::Instant until{1'000'000};
constexpr base::Instant before{999'999};

}  // namespace

TEST(Visit, GivesTheReceiptBackUntilItsTimeIsOut) {
  const auto sealed = seal::close_visit(organisation, key, numbers, until);
  EXPECT_EQ(open_visit(organisation, key, sealed, before)->numbers(), numbers);
  EXPECT_FALSE(open_visit(organisation, key, sealed, until));
}

TEST(Visit, OpensWithItsOwnKeyUnchangedAndWholeOnly) {
  auto sealed = seal::close_visit(organisation, key, numbers, until);
  EXPECT_FALSE(open_visit(organisation, SecretBytes::fresh(), sealed, before));
  EXPECT_FALSE(open_visit(base::OrganisationId::fresh(), key, sealed, before));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_FALSE(open_visit(organisation, key, sealed, before)) << bit;
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(open_visit(organisation, key, ByteView{sealed}.first(size), before));
}

}  // namespace unseal
