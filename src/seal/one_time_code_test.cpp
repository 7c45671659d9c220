// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/one_time_code.h"

#include <gtest/gtest.h>

namespace seal {
namespace {

const auto secret = base::view("12345678901234567890");

}  // namespace

// RFC 6238 appendix B has eight digits; ours are the last six of them.
TEST(OneTimeCode, IsThatOfTheRfc) {
  const std::pair<std::int64_t, const char*> published[]{{59, "94287082"},         {1111111109, "07081804"},
                                                         {1111111111, "14050471"}, {1234567890, "89005924"},
                                                         {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : published)
    EXPECT_EQ(one_time_code(secret, one_time_step({seconds * 1000})), std::string{code}.substr(2)) << seconds;
}

TEST(OneTimeCode, IsTakenOneStepEitherSideAndNoFurther) {
  const std::uint64_t now = 50'000'000;
  for (const int away : {-1, 0, 1}) {
    const auto step = now + static_cast<std::uint64_t>(away);
    EXPECT_EQ(check_one_time_code(secret, one_time_code(secret, step), now), step);
  }
  for (const int away : {-2, 2})
    EXPECT_EQ(check_one_time_code(secret, one_time_code(secret, now + static_cast<std::uint64_t>(away)), now),
              std::nullopt);
}

TEST(OneTimeCode, MustBeSixDigits) {
  const auto code = one_time_code(secret, 1);
  for (const auto& typed : {std::string{}, code.substr(1), code + "0", " " + code, std::string{"abcdef"}})
    EXPECT_EQ(check_one_time_code(secret, typed, 1), std::nullopt);
}

}  // namespace seal
