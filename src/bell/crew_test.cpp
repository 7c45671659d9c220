// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/crew.h"

#include <gtest/gtest.h>

#include "bell/arranged.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
constexpr base::Instant noon{1'795'348'800'000};

class Calling : public testing::Test {
 protected:
  const base::PersonId on_duty = base::PersonId::fresh(), stands_by = base::PersonId::fresh(),
                       at_home = base::PersonId::fresh(), leads = base::PersonId::fresh(),
                       directs = base::PersonId::fresh(), officer = base::PersonId::fresh();
  Ladder ladder = ladder_of(settings::parse(""));
  Crew crew{.shifts = {shift(on_duty, Rank::duty), shift(stands_by, Rank::backup)},
            .handlers = {on_duty, stands_by, at_home},
            .officers = {officer},
            .leads = {leads},
            .directors = {directs}};

  static Shift shift(const base::PersonId& person, Rank rank) {
    return {.pattern = PatternId::fresh(),
            .person = person,
            .rank = rank,
            .begins = noon.plus_seconds(-3600),
            .ends = noon.plus_seconds(4 * 3600)};
  }
  People called_after(Urgency urgency, std::int64_t minutes) const {
    const Waiting waiting{urgency, noon};
    return called(ladder, {&waiting, 1}, crew, noon.plus_seconds(minutes * 60));
  }
};

TEST_F(Calling, DangerToLifeReachesTheDirectorInAQuarterOfAnHour) {
  EXPECT_EQ(called_after(Urgency::life, 0), People{on_duty});
  EXPECT_EQ(called_after(Urgency::life, 4), People{on_duty});
  EXPECT_EQ(called_after(Urgency::life, 5), (People{on_duty, stands_by}));
  EXPECT_EQ(called_after(Urgency::life, 10), (People{on_duty, stands_by, leads}));
  EXPECT_EQ(called_after(Urgency::life, 15), (People{on_duty, stands_by, leads, directs}));
}

TEST_F(Calling, OthersReachTheLeadInAnHourAndTheDirectorBeforeThePromiseIsOver) {
  EXPECT_EQ(called_after(Urgency::other, 59), People{on_duty});
  EXPECT_EQ(called_after(Urgency::other, 60), (People{on_duty, stands_by, leads}));
  EXPECT_EQ(called_after(Urgency::other, 90), (People{on_duty, stands_by, leads, directs}));
}

TEST_F(Calling, WhoeverIsNamedNobodyFallsToSomebody) {
  crew.shifts.clear();
  EXPECT_EQ(called_after(Urgency::life, 0), crew.handlers);
  crew.leads.clear();
  EXPECT_TRUE(called_after(Urgency::life, 10).contains(officer));
  crew.handlers.clear();
  EXPECT_EQ(called_after(Urgency::life, 0), People{officer});
}

TEST_F(Calling, WhoeverHasLeftIsNotCalled) {
  crew.handlers.erase(on_duty);
  EXPECT_EQ(called_after(Urgency::life, 0), (People{stands_by, at_home}));
  crew.handlers.erase(stands_by);
  EXPECT_EQ(called_after(Urgency::life, 5), People{at_home});
}

TEST_F(Calling, AChangeOfShiftChangesWhoIsCalled) {
  crew.shifts[0].ends = noon.plus_seconds(120);
  crew.shifts.push_back(shift(at_home, Rank::duty));
  crew.shifts.back().begins = noon.plus_seconds(60);
  EXPECT_EQ(called_after(Urgency::life, 0), People{on_duty});
  EXPECT_EQ(called_after(Urgency::life, 1), People{at_home});
}

TEST_F(Calling, TheOperatorSetsTheMinutes) {
  ladder = ladder_of(settings::parse("[helpline]\nlife_lead_minutes = 2\nring_minutes = 3\n"));
  EXPECT_EQ(called_after(Urgency::life, 2), (People{on_duty, leads}));
  EXPECT_EQ(next_step(ladder, Urgency::life, noon, noon), noon.plus_seconds(120));
  EXPECT_EQ(ladder.seconds_between_rings, 180);
  EXPECT_EQ(ladder.promise_seconds, 2 * 3600);
}

TEST_F(Calling, TakingHoldsUntilThePromiseOrForHalfAnHour) {
  const auto minutes = [](std::int64_t count) { return noon.plus_seconds(count * 60); };
  EXPECT_EQ(taken_until({}, Urgency::other, noon, minutes(10)), minutes(120));
  EXPECT_EQ(taken_until({}, Urgency::other, noon, minutes(110)), minutes(140));
  EXPECT_EQ(taken_until({}, Urgency::life, noon, minutes(1)), minutes(31));
}

}  // namespace
}  // namespace bell
