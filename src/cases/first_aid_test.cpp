// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/first_aid.h"

#include <gtest/gtest.h>

namespace cases {
namespace {

TEST(FirstAid, IsThereInEveryLanguageForWhatIsShipped) {
  const auto aid = FirstAid::read(std::filesystem::path{HAVRE_SOURCE} / "share/first-aid");
  const auto& seized = aid.json("device_seized", "ar");
  EXPECT_GT(seized.size(), 200u);
  EXPECT_NE(seized, aid.json("device_seized", "fr"));
  EXPECT_EQ(aid.json("device_seized", "xx"), aid.json("device_seized", "en"));
  EXPECT_EQ(aid.json("unheard_of", "en"), R"({"for_defender":[],"for_staff":[]})");
}

}  // namespace
}  // namespace cases
