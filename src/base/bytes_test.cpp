// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/bytes.h"

#include <gtest/gtest.h>

namespace base {

TEST(Hex, GoesThereAndBack) {
  const Bytes bytes{0x00, 0x0f, 0xa5, 0xff};
  EXPECT_EQ(to_hex(bytes), "000fa5ff");
  EXPECT_EQ(from_hex("000fa5ff"), bytes);
}

TEST(Hex, RefusesWhatHasTwoWritings) {
  EXPECT_FALSE(from_hex("A0"));
  EXPECT_FALSE(from_hex("a"));
  EXPECT_FALSE(from_hex("0x"));
}

TEST(Base64url, AgreesWithRfc4648) {
  for (const auto& [plain, coded] : std::vector<std::pair<std::string, std::string>>{
           {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}}) {
    EXPECT_EQ(to_base64url(view(plain)), coded);
    EXPECT_EQ(text(*from_base64url(coded)), plain);
  }
}

TEST(Base64url, RefusesLeftoverBitsAndForeignDigits) {
  EXPECT_FALSE(from_base64url("Zh"));
  EXPECT_FALSE(from_base64url("Zg=="));
  EXPECT_FALSE(from_base64url("Zg+/"));
  EXPECT_FALSE(from_base64url("A"));
}

}  // namespace base
