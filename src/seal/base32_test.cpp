// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/base32.h"

#include <gtest/gtest.h>

namespace seal {

TEST(Base32, IsThatOfTheRfcWithoutPadding) {
  const std::pair<const char*, const char*> published[]{{"", ""},
                                                        {"f", "MY"},
                                                        {"fo", "MZXQ"},
                                                        {"foo", "MZXW6"},
                                                        {"foob", "MZXW6YQ"},
                                                        {"fooba", "MZXW6YTB"},
                                                        {"foobar", "MZXW6YTBOI"}};
  for (const auto& [plain, written] : published) {
    EXPECT_EQ(to_base32(base::view(plain)), written);
    EXPECT_EQ(base::text(*from_base32(written)), plain);
  }
}

TEST(Base32, IsReadAsPeopleTypeIt) { EXPECT_EQ(base::text(*from_base32("mzxw 6YTB-oi\n")), "foobar"); }

TEST(Base32, RefusesWhatNobodyWrote) {
  for (const auto* text :
       {"M", "A", "MZXW6A", "MZX", "MZXW6Y", "MZ", "MZXW1", "MZXW8", "MZXW0", "MZXW=", "MZXWé"})
    EXPECT_EQ(from_base32(text), std::nullopt) << text;
}

}  // namespace seal
