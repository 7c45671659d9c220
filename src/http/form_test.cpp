// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form.h"

#include <gtest/gtest.h>

namespace http {
namespace {

using namespace std::string_literals;

TEST(Form, DecodesNamesAndValuesInTheirOrder) {
  const auto fields = fields_of("a=1&b=two+words&a=%C3%A9&empty=&bare");
  ASSERT_TRUE(fields);
  const Fields expected{{"a", "1"}, {"b", "two words"}, {"a", "é"}, {"empty", ""}, {"bare", ""}};
  EXPECT_EQ(*fields, expected);
}

TEST(Form, RefusesWhatIsNotPercentEncoded) {
  for (const auto* text : {"a=%", "a=%1", "a=%zz", "a=%-1", "%=1"}) EXPECT_FALSE(fields_of(text)) << text;
}

TEST(Form, RefusesNulAndWhatIsNotUtf8) {
  for (const auto* text : {"a=%00", "a=%C3", "a=%FF", "%C0%80=1", "a=%ED%A0%80"})
    EXPECT_FALSE(fields_of(text)) << text;
  EXPECT_FALSE(fields_of("a=\0"s));
  EXPECT_FALSE(fields_of("a=\xc3"));
}

TEST(Form, RefusesMoreThanAThousandFields) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a=1&";
  EXPECT_TRUE(fields_of(text));
  EXPECT_FALSE(fields_of(text + "a=1"));
}

TEST(Utf8, KnowsTheShortestFormsOnly) {
  for (const auto* text : {"", "a", "é", "€", "😀", "\xf4\x8f\xbf\xbf", "\xee\x80\x80"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const auto* text : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2\x28\xa1"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(PercentDecoding, LeavesThePlusOfAPathAlone) {
  EXPECT_EQ(percent_decoded("a+b%20c", Plus::stays), "a+b c");
  EXPECT_EQ(percent_decoded("a+b%20c", Plus::is_space), "a b c");
}

}  // namespace
}  // namespace http
