// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/swaps.h"

#include <gtest/gtest.h>

#include "access/test_staff.h"
#include "helpline/rotas.h"

namespace helpline {
namespace {

class Swapping : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  Swapping() {
    for (const auto* name : {"amal", "grace", "karim"}) staff.join(name, {staff::Role::handler});
    for (int day = 1; day <= 7; ++day)
      EXPECT_TRUE(rotas.add(staff.session_of(staff.officer()), {.id = bell::PatternId::fresh(),
                                                                .person = amal().id(),
                                                                .weekday = day,
                                                                .begins = 0,
                                                                .minutes = 24 * 60,
                                                                .zone = "UTC",
                                                                .first = {0}}));
  }
  staff::Member& amal() { return staff.members[1]; }
  staff::Member& grace() { return staff.members[2]; }
  staff::Session by(const staff::Member& member) { return staff.session_of(member); }
  ShiftName shift(std::size_t which) {
    const auto shifts = rotas.see().shifts;
    return {shifts.at(which).pattern, shifts.at(which).begins};
  }
  base::PersonId whose(std::size_t which) { return rotas.see().shifts.at(which).person; }

  staff::TestStaff staff;
  Rotas rotas{staff.house()};
  Swaps swaps{staff.house()};
};

TEST_F(Swapping, AShiftIsTheirsWhenTheyAcceptAndFillingTheRotaDoesNotUndoIt) {
  ASSERT_TRUE(swaps.offer(by(amal()), shift(3), grace().id()));
  EXPECT_EQ(whose(3), amal().id()) << "not before she accepts";
  ASSERT_EQ(swaps.open().size(), 1u);
  EXPECT_EQ(swaps.open()[0].receiver, grace().id());
  ASSERT_TRUE(swaps.accept(by(grace()), shift(3)));
  EXPECT_EQ(staff.deeds().back(), "shift.swapped");
  EXPECT_TRUE(swaps.open().empty());
  rotas.fill();
  staff.clock.advance_seconds(60);
  rotas.fill();
  EXPECT_EQ(whose(3), grace().id());
  EXPECT_EQ(whose(2), amal().id());
  EXPECT_EQ(whose(4), amal().id());
  EXPECT_TRUE(rotas.see().gaps.empty());
  ASSERT_TRUE(swaps.offer(by(grace()), shift(3), amal().id())) << "and may go on";
}

TEST_F(Swapping, NobodyGivesOrTakesWhatIsNotTheirs) {
  EXPECT_EQ(swaps.offer(by(grace()), shift(3), amal().id()).error(), staff::refusal::unknown);
  EXPECT_EQ(swaps.offer(by(amal()), shift(3), amal().id()).error(), refusal::no_handler);
  EXPECT_EQ(swaps.offer(by(amal()), shift(3), staff.officer().id()).error(), refusal::no_handler);
  ASSERT_TRUE(swaps.offer(by(amal()), shift(3), grace().id()));
  EXPECT_EQ(swaps.accept(by(staff.members[3]), shift(3)).error(), staff::refusal::unknown);
  EXPECT_EQ(swaps.withdraw(by(staff.members[3]), shift(3)).error(), staff::refusal::unknown);
  ASSERT_TRUE(swaps.withdraw(by(grace()), shift(3))) << "declined";
  EXPECT_EQ(swaps.accept(by(grace()), shift(3)).error(), staff::refusal::unknown);
}

TEST_F(Swapping, WhatIsOverOrRemovedCannotBeAccepted) {
  const auto first = shift(0), second = shift(1);
  ASSERT_TRUE(swaps.offer(by(amal()), first, grace().id()));
  ASSERT_TRUE(swaps.offer(by(amal()), second, grace().id()));
  ASSERT_TRUE(rotas.remove(by(staff.officer()), second.pattern));
  EXPECT_EQ(swaps.accept(by(grace()), second).error(), staff::refusal::unknown);
  staff.clock.advance_seconds(86'400);
  ASSERT_TRUE(staff.log_in(grace()));
  EXPECT_EQ(swaps.accept(by(grace()), first).error(), staff::refusal::unknown);
  EXPECT_TRUE(swaps.open().empty());
}

}  // namespace
}  // namespace helpline
