// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/cells.h"

#include "bell/calls.h"
#include "crisis/gatherings.h"
#include "crisis/surges.h"
#include "requests/ending.h"
#include "requests/test_desk.h"

namespace crisis {
namespace {

class Leading : public requests::TestDesk {
 protected:
  void SetUp() override {
    cell = *cells.open(member(1), "fr");
    adopt(cell);
  }
  base::Result<> step(Stage from, Stage to) { return cells.step(member(1), cell, from, to); }
  Surge shift(std::size_t person, std::int64_t hours) const {
    return {SurgeId::fresh(), organisation.person(person).id, clock.now(),
            clock.now().plus_seconds(hours * 3600)};
  }
  bell::Crew crew_now() {
    store::Transaction reading{*database, store::Mode::read};
    return bell::crew(reading, clock.now());
  }

  Cells cells{house};
  Surges surges{house};
  CellId cell;
};

TEST_F(Leading, ACellIsSeenByItsTeamAndStandsInNoQueue) {
  ASSERT_EQ(cells.all(member(2)).size(), 1u);
  EXPECT_EQ(cells.see(member(2), cell)->leads.lead, member(1).person);
  EXPECT_EQ(cells.see(member(0), cell).error(), requests::refusal::unknown);
  EXPECT_TRUE(cells.all(member(0)).empty());
  EXPECT_TRUE(lists.list(member(1), {}).requests.empty());
  for (const auto number : lists.counts(member(1))) EXPECT_EQ(number, 0);
  bell::Calls calls{*database};
  EXPECT_TRUE(calls.look(clock.now().plus_seconds(86'400)).empty());
}

TEST_F(Leading, WhatItIsAboutIsSealedToItsTeam) {
  ASSERT_TRUE(requests.send(member(1), cell, writing(cell, seal::EnvelopeKind::note, 0)));
  ASSERT_TRUE(requests.send(member(1), cell, writing(cell, seal::EnvelopeKind::sheet, 1)));
  const auto stranger = writing(cell, seal::EnvelopeKind::note, 2);
  EXPECT_EQ(requests.send(member(0), cell, stranger).error(), requests::refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes WHERE direction = 'inside'"), 2);
}

TEST_F(Leading, NobodyAsksForACellFromOutside) {
  EXPECT_FALSE(intake.prepare(intake::Token::fresh(), intake::RequestKind::cell));
  EXPECT_EQ(cells.open(member(1, {staff::Role::interpreter}), "fr").error(), requests::refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'deed.refused'"), 1);
}

TEST_F(Leading, OnlyTheLeadAndDeputiesSteer) {
  const Leads named{member(1).person, {member(2).person}};
  EXPECT_EQ(cells.name(member(2), cell, named).error(), requests::refusal::unknown);
  EXPECT_EQ(cells.call_roll(member(2), cell).error(), requests::refusal::unknown);
  ASSERT_TRUE(cells.name(member(1), cell, named));
  EXPECT_TRUE(cells.call_roll(member(2), cell));
  EXPECT_EQ(cells.see(member(1), cell)->roll_since, clock.hour());
  EXPECT_EQ(cells.name(member(1), cell, {member(0).person, {}}).error(), requests::refusal::unknown)
      << "who does not stand in it leads nothing";
  EXPECT_EQ(cells.name(member(1), cell, {member(1).person, {member(1).person}}).error(), refusal::too_many);
}

TEST_F(Leading, WhenTheLeadIsGoneSomebodyElseSteers) {
  ASSERT_TRUE(teams.remove(member(2), cell, member(1).person));
  EXPECT_TRUE(cells.name(member(2), cell, {member(2).person, {}}));
}

TEST_F(Leading, ItsStagesAreItsOwnAndItEndsAsARequestDoes) {
  EXPECT_EQ(requests.set_state(member(1), cell, requests::State::open, requests::State::closed).error(),
            requests::refusal::no_such_step);
  EXPECT_EQ(step(Stage::handing_over, Stage::debriefing).error(), requests::refusal::moved);
  ASSERT_TRUE(step(Stage::running, Stage::handing_over));
  ASSERT_TRUE(step(Stage::handing_over, Stage::debriefing));
  ASSERT_TRUE(step(Stage::debriefing, Stage::closed));
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests WHERE state = 'closed' AND closed_day IS NOT NULL"), 1);
  EXPECT_EQ(cells.call_roll(member(1), cell).error(), refusal::over);
  EXPECT_EQ(cells.name(member(1), cell, {member(1).person, {}}).error(), refusal::over);
}

TEST_F(Leading, ASurgeShiftIsCalledWithWhoeverIsOnDutyAndEndsWithTheCell) {
  arrived(receipt);
  EXPECT_EQ(surges.add(member(2), cell, shift(2, 8)).error(), requests::refusal::unknown);
  EXPECT_EQ(surges.add(member(1), cell, shift(0, 8)).error(), requests::refusal::unknown);
  EXPECT_EQ(surges.add(member(1), cell, shift(2, 25)).error(), refusal::unreadable_shift);
  ASSERT_TRUE(surges.add(member(1), cell, shift(2, 8)));

  auto crew = crew_now();
  ASSERT_EQ(bell::on(crew.shifts, bell::Rank::surge, clock.now()).size(), 1u);
  crew.shifts.push_back({bell::PatternId::fresh(), member(1).person, bell::Rank::duty, clock.now(),
                         clock.now().plus_seconds(3600)});
  crew.handlers = {member(1).person, member(2).person};
  const std::set<base::PersonId> both{member(1).person, member(2).person};
  EXPECT_EQ(bell::standing_on(bell::Rung::duty, crew, clock.now()), both);
  EXPECT_EQ(bell::gaps(crew_now().shifts, clock.now(), clock.now().plus_seconds(60)).size(), 1u)
      << "it stands in for nobody on the rota";

  const auto only = surges.see(member(2), cell)->front();
  EXPECT_EQ(surges.remove(member(1), cell, SurgeId::fresh()).error(), requests::refusal::unknown);
  ASSERT_TRUE(surges.remove(member(1), cell, only.id));
  ASSERT_TRUE(surges.add(member(1), cell, shift(2, 8)));
  ASSERT_TRUE(step(Stage::running, Stage::handing_over));
  EXPECT_EQ(surges.add(member(1), cell, shift(2, 8)).error(), refusal::over);
  ASSERT_TRUE(step(Stage::handing_over, Stage::debriefing));
  EXPECT_TRUE(surges.see(member(1), cell)->empty());
}

TEST_F(Leading, NothingIsLeftOfADestroyedCell) {
  Gatherings gatherings{house, requests};
  const auto request = arrived(receipt);
  ASSERT_EQ(*gatherings.attach(member(1), cell, {request}), 1);
  ASSERT_TRUE(surges.add(member(1), cell, shift(2, 8)));
  store::in_transaction(
      *database, [&](store::Transaction& transaction) { requests::destroy(house, transaction, cell); });
  for (const auto* table : {"cells", "leads", "requests", "guidance", "shifts"})
    EXPECT_EQ(count(std::string{"SELECT COUNT(*) FROM crisis_"} + table), 0) << table;
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests"), 0);
  EXPECT_EQ(lists.list(member(1), {}).requests.size(), 1u) << "the request itself stays";
}

}  // namespace
}  // namespace crisis
