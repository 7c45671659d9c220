// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/checkin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace checkin {
namespace {

constexpr std::int64_t hour = 3'600'000;

// Hours of UTC since the beginning of 28 March 2026; the clocks of Berlin go forward on the 29th at 1:00.
base::Instant at(double hours) { return {20'540 * 24 * hour + static_cast<std::int64_t>(hours * hour)}; }

Schedule daily(int minute, const char* zone = "Europe/Berlin") {
  return {.minute = minute, .zone = zone, .begins = at(0), .ends = at(24 * 30)};
}

TEST(Schedule, KeepsItsHourOnTheWallWhenTheClocksChange) {
  const auto schedule = daily(9 * 60);
  EXPECT_EQ(first_due(schedule, at(0)), at(8));
  EXPECT_EQ(first_due(schedule, at(8)), at(24 + 7));
}

TEST(Schedule, FallsOnTheFirstMomentAfterAGap) {
  EXPECT_EQ(first_due(daily(2 * 60 + 30), at(2)), at(24 + 1));
}

TEST(Schedule, OfHoursCountsHoursAndNotTheWallClock) {
  const Schedule schedule{
      .rhythm = Rhythm::hours, .every_hours = 6, .zone = "Europe/Berlin", .begins = at(1), .ends = at(48)};
  EXPECT_EQ(first_due(schedule, at(0)), at(7));
  EXPECT_EQ(first_due(schedule, at(7)), at(13));
  EXPECT_EQ(first_due(schedule, at(20)), at(25));
  EXPECT_EQ(first_due(schedule, at(43.5)), std::nullopt);
}

TEST(Schedule, OfWeeksFallsOnItsDay) {
  auto schedule = daily(9 * 60);
  schedule.rhythm = Rhythm::weekly;
  schedule.weekday = 7;  // 29 March
  EXPECT_EQ(first_due(schedule, at(0)), at(24 + 7));
  EXPECT_EQ(first_due(schedule, at(24 + 7)), at(8 * 24 + 7));
}

TEST(Schedule, IsRefusedWhenItCannotBeKept) {
  EXPECT_TRUE(check(daily(0)));
  EXPECT_FALSE(check(daily(24 * 60)));
  EXPECT_FALSE(check(daily(0, "Europe/Nowhere")));
  auto endless = daily(0);
  endless.ends = at(24 * 400);
  EXPECT_FALSE(check(endless));
  endless.ends = endless.begins;
  EXPECT_FALSE(check(endless));
}

TEST(Heard, ALittleEarlyCountsForWhatIsToCome) {
  const auto running = begun(daily(9 * 60));
  ASSERT_EQ(running.due, at(8));
  EXPECT_EQ(heard(running, at(1.9)).due, at(8)) << "too early to count";
  EXPECT_EQ(heard(running, at(2.1)).due, at(24 + 7));
  EXPECT_EQ(heard(running, at(9)).due, at(24 + 7));
}

TEST(Heard, TwiceNeverStretchesTheTime) {
  auto running = heard(begun(daily(9 * 60)), at(7));
  for (int i = 1; i < 100; ++i) running = heard(running, at(7 + i * 0.1));
  EXPECT_EQ(running.due, at(24 + 7));
}

TEST(Heard, DoesNotShortenAPause) {
  auto running = paused(begun(daily(9 * 60)), at(24 * 5));
  ASSERT_EQ(running.due, at(24 * 5 + 7));
  EXPECT_EQ(heard(running, at(24)).due, at(24 * 5 + 7));
  EXPECT_EQ(resumed(running, at(24)).due, at(24 + 7));
}

TEST(Heard, ForTheLastTimeEndsTheSchedule) {
  auto schedule = daily(9 * 60);
  schedule.ends = at(10);
  const auto running = heard(begun(schedule), at(7));
  EXPECT_EQ(running.due, std::nullopt);
  EXPECT_EQ(state(running, {}, at(1000)), State::ended);
  EXPECT_THAT(reached(running, {}, at(1000)), testing::IsEmpty());
}

TEST(Silence, ClimbsTheLadderAndComesToItsEnd) {
  const auto running = begun(daily(9 * 60));  // due at 8, missed at 9
  const auto is = [&](double hours) { return state(running, {}, at(hours)); };
  EXPECT_EQ(is(7.99), State::running);
  EXPECT_EQ(is(8), State::due);
  EXPECT_EQ(is(8.99), State::due);
  EXPECT_EQ(is(9), State::missed);
  EXPECT_EQ(is(9.25), State::climbing);
  EXPECT_EQ(is(10.99), State::climbing);
  EXPECT_EQ(is(11), State::silent);
  EXPECT_THAT(reached(running, {}, at(8.99)), testing::IsEmpty());
  EXPECT_THAT(reached(running, {}, at(9)), testing::ElementsAre(Rung::team));
  EXPECT_THAT(reached(running, {}, at(9.5)), testing::ElementsAre(Rung::team, Rung::next, Rung::lead));
  EXPECT_THAT(reached(running, {}, at(10)), testing::ElementsAreArray(all_rungs));
}

TEST(Silence, ComesToItsEndAlthoughSomebodySeesToIt) {
  const auto running = acknowledged(begun(daily(9 * 60)), at(10.9));
  EXPECT_EQ(running.quiet_until, at(11.4));
  EXPECT_EQ(silent_from(running, {}), at(11));
  EXPECT_EQ(heard(running, at(11)).quiet_until, std::nullopt);
}

}  // namespace
}  // namespace checkin
