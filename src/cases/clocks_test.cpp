// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/clocks.h"

#include "cases/test_case.h"

namespace cases {
namespace {

class AClock : public TestCase {
 protected:
  CaseClock in_hours(std::int64_t hours, ClockKind kind = ClockKind::task) {
    return {ClockId::fresh(), request, kind, std::nullopt, clock.now().plus_seconds(hours * 3600)};
  }

  Clocks clocks{cases_house};
  base::RequestId request = arrived(receipt);
};

TEST_F(AClock, IsSetMovedAndStopped) {
  auto task = in_hours(5);
  task.person = member(2).person;
  ASSERT_TRUE(clocks.put(member(1), task));
  ASSERT_TRUE(clocks.put(member(1), in_hours(3)));
  task.due = clock.now().plus_seconds(60);
  ASSERT_TRUE(clocks.put(member(1), task));

  const auto standing = clocks.of(member(2), request);
  ASSERT_TRUE(standing);
  ASSERT_EQ(standing->size(), 2u);
  EXPECT_EQ(standing->front(), task);
  ASSERT_TRUE(clocks.stop(member(1), request, task.id));
  EXPECT_EQ(clocks.of(member(2), request)->size(), 1u);
  EXPECT_EQ(clocks.stop(member(1), request, task.id).error(), requests::refusal::unknown);
}

TEST_F(AClock, OfTheNextContactIsOne) {
  ASSERT_TRUE(clocks.put(member(1), in_hours(2, ClockKind::contact)));
  const auto newer = in_hours(4, ClockKind::contact);
  ASSERT_TRUE(clocks.put(member(1), newer));
  EXPECT_EQ(*clocks.of(member(1), request), std::vector{newer});
}

TEST_F(AClock, StandsInTheAgendaOfWhoeverSeesTheCase) {
  ASSERT_TRUE(clocks.put(member(1), in_hours(30)));
  ASSERT_TRUE(clocks.put(member(1), in_hours(2)));
  ASSERT_TRUE(clocks.put(member(1), in_hours(1000)));
  const auto agenda = clocks.agenda(member(2), clock.now().plus_seconds(48 * 3600));
  ASSERT_EQ(agenda.size(), 2u);
  EXPECT_LT(agenda[0].due, agenda[1].due);
  EXPECT_TRUE(clocks.agenda(stranger, clock.now().plus_seconds(48 * 3600)).empty());
}

TEST_F(AClock, NamesNobodyOutsideTheTeam) {
  auto task = in_hours(1);
  task.person = stranger.person;
  EXPECT_EQ(clocks.put(member(1), task).error(), refusal::not_in_team);
}

TEST_F(AClock, ThatIsDueIsAcknowledgedAndStillRuns) {
  auto contact = in_hours(1, ClockKind::contact);
  ASSERT_TRUE(clocks.put(member(1), contact));
  EXPECT_EQ(clocks.acknowledge(member(1), request, contact.id).error(), refusal::not_due);
  clock.advance_seconds(3600);
  EXPECT_EQ(clocks.acknowledge(stranger, request, contact.id).error(), requests::refusal::unknown);
  EXPECT_EQ(clocks.acknowledge(member(1, {staff::Role::interpreter}), request, contact.id).error(),
            requests::refusal::unknown);
  EXPECT_EQ(clocks.acknowledge(member(1), request, ClockId::fresh()).error(), requests::refusal::unknown);
  ASSERT_TRUE(clocks.acknowledge(member(2), request, contact.id));
  const auto standing = clocks.of(member(1), request)->front();
  EXPECT_EQ(standing.acknowledged_by, member(2).person);
  EXPECT_EQ(standing.quiet_until, clock.now().plus_seconds(1800));
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'clock.acknowledged'"), 1);

  contact.due = clock.now().plus_seconds(3600);
  ASSERT_TRUE(clocks.put(member(1), contact));
  EXPECT_EQ(clocks.of(member(1), request)->front(), contact) << "moved: nobody sees to the new moment yet";
}

TEST_F(AClock, ThatCallsNobodyIsNotAcknowledged) {
  const auto review = in_hours(0, ClockKind::review);
  ASSERT_TRUE(clocks.put(member(1), review));
  EXPECT_EQ(clocks.acknowledge(member(1), request, review.id).error(), refusal::not_due);
}

TEST_F(AClock, OfSomebodyWhoLeavesTheTeamIsTheTeams) {
  auto task = in_hours(0), contact = in_hours(0, ClockKind::contact);
  task.person = member(2).person;
  ASSERT_TRUE(clocks.put(member(1), task));
  ASSERT_TRUE(clocks.put(member(1), contact));
  ASSERT_TRUE(clocks.acknowledge(member(2), request, contact.id));
  ASSERT_TRUE(teams.remove(member(1), request, member(2).person));
  const auto clocks_of_team = *clocks.of(member(1), request);
  for (const auto& standing : clocks_of_team) {
    EXPECT_EQ(standing.person, std::nullopt);
    EXPECT_EQ(standing.acknowledged_by, std::nullopt);
    EXPECT_EQ(standing.quiet_until, std::nullopt) << "nobody sees to it any more";
  }
}

TEST_F(AClock, OfAnotherCaseIsNotMoved) {
  const auto mine = in_hours(1);
  ASSERT_TRUE(clocks.put(member(1), mine));
  const auto other_receipt = seal::Receipt::fresh();
  auto stolen = mine;
  stolen.request = arrived(other_receipt);
  EXPECT_EQ(clocks.put(member(1), stolen).error(), requests::refusal::unknown);
  EXPECT_EQ(clocks.of(member(1), request)->size(), 1u);
}

TEST_F(AClock, IsForTheTeamAndLooksTheSameForAMissingRequest) {
  const auto task = in_hours(1);
  EXPECT_EQ(clocks.put(stranger, task).error(), requests::refusal::unknown);
  EXPECT_EQ(clocks.of(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(clocks.of(member(1), base::RequestId::fresh()).error(), requests::refusal::unknown);
  EXPECT_EQ(clocks.stop(stranger, request, task.id).error(), requests::refusal::unknown);
}

}  // namespace
}  // namespace cases
