// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/rotas.h"

#include <gtest/gtest.h>

#include "access/test_staff.h"

namespace helpline {
namespace {

class KeepingTheRota : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  KeepingTheRota() { staff.join("amal", {staff::Role::handler}); }

  staff::Session officer() { return staff.session_of(staff.officer()); }
  staff::Member& amal() { return staff.members.back(); }
  bell::Pattern every_day(int weekday) {
    return {.id = bell::PatternId::fresh(),
            .person = amal().id(),
            .weekday = weekday,
            .begins = 0,
            .minutes = 24 * 60,
            .zone = "UTC",
            .first = {0}};
  }

  staff::TestStaff staff;
  Rotas rotas{staff.house()};
};

TEST_F(KeepingTheRota, OfficersWriteItAndEverybodySeesWhoIsOnDuty) {
  EXPECT_EQ(rotas.see().gaps.size(), 1u) << "nobody yet";
  for (int day = 1; day <= 7; ++day) ASSERT_TRUE(rotas.add(officer(), every_day(day)));
  const auto rota = rotas.see();
  EXPECT_EQ(rota.patterns.size(), 7u);
  EXPECT_TRUE(rota.gaps.empty());
  EXPECT_EQ(bell::on(rota.shifts, bell::Rank::duty, staff.clock.now()), std::vector{amal().id()});

  ASSERT_TRUE(rotas.remove(officer(), rota.patterns[5].id));
  EXPECT_EQ(rotas.see().gaps.size(), 1u) << "said seven days ahead";
  EXPECT_EQ(rotas.remove(officer(), rota.patterns[5].id).error(), staff::refusal::unknown);
}

TEST_F(KeepingTheRota, ShiftsAreMadeAheadAndOnlyOnce) {
  ASSERT_TRUE(rotas.add(officer(), every_day(1)));
  EXPECT_EQ(rotas.fill(), 0);
  staff.clock.advance_seconds(7 * 86'400);
  EXPECT_EQ(rotas.fill(), 1);
}

TEST_F(KeepingTheRota, WhoLeavesTheHouseStandsInNoShift) {
  ASSERT_TRUE(rotas.add(officer(), every_day(1)));
  ASSERT_TRUE(rotas.name(officer(), bell::Rung::lead, {amal().id()}));
  store::in_transaction(*staff.database,
                        [&](store::Transaction& transaction) { rotas.take_out(transaction, amal().id()); });
  const auto rota = rotas.see();
  EXPECT_TRUE(rota.patterns.empty());
  EXPECT_TRUE(rota.shifts.empty());
  EXPECT_TRUE(rota.leads.empty());
}

TEST_F(KeepingTheRota, IsNotForOthersAndNamesOnlyPeopleWhoCanBeCalled) {
  const auto refused = rotas.add(staff.session_of(amal()), every_day(1));
  EXPECT_EQ(refused.error(), staff::refusal::unknown);
  auto pattern = every_day(1);
  pattern.person = staff.officer().id();
  EXPECT_EQ(rotas.add(officer(), pattern).error(), refusal::no_handler);
  pattern.zone = "Nowhere";
  EXPECT_EQ(rotas.add(officer(), pattern).error(), bell::refusal::unreadable_pattern);
}

TEST_F(KeepingTheRota, LeadsAndDirectorsAreNamedAnew) {
  ASSERT_TRUE(rotas.name(officer(), bell::Rung::lead, {amal().id()}));
  EXPECT_EQ(rotas.see().leads, std::vector{amal().id()});
  ASSERT_TRUE(rotas.name(officer(), bell::Rung::lead, {}));
  EXPECT_TRUE(rotas.see().leads.empty());
  EXPECT_FALSE(rotas.name(officer(), bell::Rung::duty, {amal().id()}));
  EXPECT_FALSE(rotas.name(officer(), bell::Rung::director, {base::PersonId::fresh()}));
}

}  // namespace
}  // namespace helpline
