// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/log.h"

#include <gtest/gtest.h>

namespace base::log {

TEST(Log, SaysTheEventTheHourAndNoMore) {
  testing::internal::CaptureStderr();
  note("request received", Count{3}, true);
  const auto line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find("Z note request received 3 yes\n"), std::string::npos);
  EXPECT_EQ(line.find(':'), std::string::npos) << "finer than the hour";
}

TEST(Log, ShortensIds) { EXPECT_EQ(log_text(RequestId::fresh()).size(), 8u); }

}  // namespace base::log
