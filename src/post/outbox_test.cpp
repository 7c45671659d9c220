// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/outbox.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace post {
namespace {

// 2026-03-29 00:00 UTC: in Paris the clock jumps from 02:00 to 03:00 that night.
constexpr base::Instant spring{1'774'742'400'000};
// 2026-10-25 00:00 UTC: in Paris 02:30 comes twice, first at 00:30 UTC.
constexpr base::Instant autumn{1'792'886'400'000};

TEST(Slot, StandsAtTheHourOfItsPerson) {
  const auto slots = slots_between(spring, spring.plus_seconds(86'400), {"08:00"}, "Asia/Yangon");
  ASSERT_EQ(slots.size(), 1u);
  EXPECT_EQ(slots[0], spring.plus_seconds(90 * 60)) << "08:00 in Yangon is 01:30 UTC";
}

TEST(Slot, SkippedByDaylightSavingComesRightAfterTheGap) {
  const auto slots =
      slots_between(spring.plus_seconds(-1), spring.plus_seconds(6 * 3600), {"02:30"}, "Europe/Paris");
  ASSERT_EQ(slots.size(), 1u);
  EXPECT_EQ(slots[0], spring.plus_seconds(3600));
}

TEST(Slot, DoubledByDaylightSavingComesOnce) {
  const auto slots =
      slots_between(autumn.plus_seconds(-1), autumn.plus_seconds(6 * 3600), {"02:30"}, "Europe/Paris");
  ASSERT_EQ(slots.size(), 1u);
  EXPECT_EQ(slots[0], autumn.plus_seconds(30 * 60));
}

TEST(Slot, IsRefusedWhenItIsNoHourOrNoPlace) {
  for (const auto* hour : {"24:00", "8", "08:60", "-1:00", "08:00x", ""})
    EXPECT_THROW((void)slots_between(spring, spring.plus_seconds(1), {hour}, "UTC"), base::Fault) << hour;
  EXPECT_THROW((void)slots_between(spring, spring.plus_seconds(1), {"08:00"}, "Mars/Olympus"), base::Fault);
}

TEST(Attempt, WaitsLongerEachTimeButNeverOverAnHour) {
  EXPECT_EQ(next_attempt({0}, 0).milliseconds, 10'000);
  EXPECT_EQ(next_attempt({0}, 3).milliseconds, 80'000);
  EXPECT_EQ(next_attempt({0}, 11).milliseconds, 3'600'000);
}

}  // namespace
}  // namespace post
