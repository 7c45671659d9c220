// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/retention.h"

#include <gtest/gtest.h>

namespace cases {
namespace {

constexpr std::int64_t a_day = 86'400'000;
base::Instant on(std::int64_t day) { return {day * a_day}; }

Standing closed_on(std::int64_t day, std::string_view retention = "year") {
  return {.closed = {day}, .retention = retention, .unread = false, .warned_for = std::nullopt};
}

TEST(ACaseThatIsOver, IsKeptThenAnnouncedThenDestroyed) {
  auto kept = closed_on(1000);
  EXPECT_EQ(verdict(kept, on(1334)).fate, Fate::keep);
  const auto warned = verdict(kept, on(1335));
  EXPECT_EQ(warned.fate, Fate::warn);
  EXPECT_EQ(warned.end, on(1365));
  kept.warned_for = warned.end;
  EXPECT_EQ(verdict(kept, on(1364)).fate, Fate::keep);
  EXPECT_EQ(verdict(kept, on(1365)).fate, Fate::destroy);
}

TEST(ACaseThatIsOver, IsAnnouncedAMonthBeforehandHoweverLateItIsNoticed) {
  EXPECT_EQ(verdict(closed_on(1000), on(5000)).end, on(5030));
  EXPECT_EQ(verdict(closed_on(1000, "month"), on(1000)).end, on(1030));
}

TEST(ACaseThatIsOver, IsNotDestroyedUnreadOrHeld) {
  auto kept = closed_on(1000);
  kept.warned_for = on(1365);
  kept.unread = true;
  EXPECT_EQ(verdict(kept, on(1400)).fate, Fate::take_back);
  kept.unread = false;
  kept.retention = "hold";
  EXPECT_EQ(verdict(kept, on(1400)).fate, Fate::take_back);
  kept.retention = "a word of another version";
  EXPECT_EQ(verdict(kept, on(1400)).fate, Fate::take_back);
}

TEST(ACaseThatIsOver, KeptLongerIsTakenBackOrMoved) {
  auto kept = closed_on(1000, "five_years");
  kept.warned_for = on(1365);
  EXPECT_EQ(verdict(kept, on(1400)).fate, Fate::take_back);
  kept = closed_on(1000, "year");
  kept.warned_for = on(1360);
  EXPECT_EQ(verdict(kept, on(1359)).end, on(1365));
}

}  // namespace
}  // namespace cases
