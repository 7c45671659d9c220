// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/rota.h"

#include <gtest/gtest.h>

namespace bell {
namespace {

constexpr std::int64_t hour = 3'600'000;
// 2026-11-23, a Monday.
constexpr base::Day monday{20'780};

Pattern nine_to_five(int weekday, const char* zone) {
  return {.id = PatternId::fresh(),
          .person = base::PersonId::fresh(),
          .weekday = weekday,
          .begins = 9 * 60,
          .minutes = 8 * 60,
          .zone = zone,
          .first = {0}};
}

base::Instant at(base::Day day, std::int64_t hours) { return {(day.count * 24 + hours) * hour}; }

TEST(Rota, AShiftIsEveryWeekAtTheSameLocalTime) {
  const auto shifts = expand(nine_to_five(1, "Asia/Yangon"), monday, {monday.count + 13});
  ASSERT_EQ(shifts.size(), 2u);
  EXPECT_EQ(base::iso(monday), "2026-11-23");
  EXPECT_EQ(shifts[0].begins.milliseconds, at(monday, 2).milliseconds + hour / 2);  // +06:30
  EXPECT_EQ(shifts[0].ends.milliseconds, at(monday, 10).milliseconds + hour / 2);
}

// In Berlin, 2026-03-29 02:00 becomes 03:00, and 2026-10-25 03:00 becomes 02:00.
TEST(Rota, ANightOfChangingClocksIsAsLongAsTheWallSays) {
  Pattern night{.id = PatternId::fresh(),
                .person = base::PersonId::fresh(),
                .weekday = 6,
                .begins = 22 * 60,
                .minutes = 8 * 60,
                .zone = "Europe/Berlin",
                .first = {0}};
  const base::Day spring{20'540}, autumn{20'750};
  ASSERT_EQ(base::iso(spring), "2026-03-28");
  ASSERT_EQ(base::iso(autumn), "2026-10-24");
  const auto shorter = expand(night, spring, spring).at(0), longer = expand(night, autumn, autumn).at(0);
  EXPECT_EQ(shorter.ends.milliseconds - shorter.begins.milliseconds, 7 * hour);
  EXPECT_EQ(longer.ends.milliseconds - longer.begins.milliseconds, 9 * hour);

  night.weekday = 7;
  night.begins = 2 * 60 + 30;  // does not exist on that day
  EXPECT_EQ(expand(night, {spring.count + 1}, {spring.count + 1}).at(0).begins, at({spring.count + 1}, 1));
}

TEST(Rota, AShiftThatFollowsAnotherLeavesNoGapOnAnyNight) {
  std::vector<Shift> shifts;
  for (int day = 1; day <= 7; ++day) {
    for (const int begins : {6, 14, 22}) {
      auto pattern = nine_to_five(day, "America/New_York");
      pattern.begins = begins * 60;
      const auto more = expand(pattern, {20'450}, {20'850});
      shifts.insert(shifts.end(), more.begin(), more.end());
    }
  }
  EXPECT_TRUE(gaps(shifts, at({20'455}, 0), at({20'845}, 0)).empty());
}

TEST(Rota, SaysWhenNobodyIsOnDuty) {
  const auto shifts = expand(nine_to_five(1, "UTC"), monday, monday);
  const auto found = gaps(shifts, at(monday, 0), at(monday, 24));
  EXPECT_EQ(found, (std::vector<Gap>{{at(monday, 0), at(monday, 9)}, {at(monday, 17), at(monday, 24)}}));
  EXPECT_TRUE(gaps(shifts, at(monday, 10), at(monday, 17)).empty());

  auto backup = nine_to_five(2, "UTC");
  backup.rank = Rank::backup;
  EXPECT_EQ(gaps(expand(backup, monday, {monday.count + 6}), at(monday, 0), at(monday, 1)).size(), 1u);
}

TEST(Rota, WhoeverBeganLastIsAccountable) {
  auto early = nine_to_five(1, "UTC"), late = nine_to_five(1, "UTC");
  late.begins = 16 * 60;
  auto shifts = expand(early, monday, monday);
  shifts.push_back(expand(late, monday, monday).at(0));
  EXPECT_EQ(on(shifts, Rank::duty, at(monday, 15)), std::vector{early.person});
  EXPECT_EQ(on(shifts, Rank::duty, at(monday, 16)), (std::vector{late.person, early.person}));
  EXPECT_EQ(on(shifts, Rank::duty, at(monday, 17)), std::vector{late.person});
  EXPECT_TRUE(on(shifts, Rank::backup, at(monday, 16)).empty());
}

TEST(Rota, RefusesAPatternThatIsNone) {
  const auto refused = [](auto change) {
    auto pattern = nine_to_five(1, "UTC");
    change(pattern);
    return !check(pattern);
  };
  EXPECT_FALSE(refused([](Pattern&) {}));
  EXPECT_TRUE(refused([](Pattern& pattern) { pattern.weekday = 8; }));
  EXPECT_TRUE(refused([](Pattern& pattern) { pattern.begins = 24 * 60; }));
  EXPECT_TRUE(refused([](Pattern& pattern) { pattern.minutes = 0; }));
  EXPECT_TRUE(refused([](Pattern& pattern) { pattern.minutes = longest_shift + 1; }));
  EXPECT_TRUE(refused([](Pattern& pattern) { pattern.zone = "Mars/Olympus"; }));
}

}  // namespace
}  // namespace bell
