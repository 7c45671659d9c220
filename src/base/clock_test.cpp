// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <gtest/gtest.h>

namespace base {

TEST(Day, IsWrittenAsTheCalendarSaysIt) {
  EXPECT_EQ(iso(Day{0}), "1970-01-01");
  EXPECT_EQ(iso(Day{20'819}), "2027-01-01");
  EXPECT_EQ(iso(Day{11'016}), "2000-02-29");
}

TEST(Instant, IsCoarsenedToItsHourAndDay) {
  const Instant instant{(20'819LL * 24 + 5) * 3'600'000 + 59 * 60'000};
  EXPECT_EQ(instant.hour().count, 20'819 * 24 + 5);
  EXPECT_EQ(instant.day().count, 20'819);
}

}  // namespace base
