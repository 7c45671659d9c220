// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/handovers.h"

#include "bell/handover_calls.h"
#include "helpline/takings.h"
#include "requests/test_desk.h"

namespace helpline {
namespace {

class HandingOver : public requests::TestDesk {
 protected:
  HandingOver() {
    adopt(request);
    EXPECT_TRUE(takings.take(member(1), request));
    note = *requests.send(member(1), request, writing(request, seal::EnvelopeKind::note, 0));
  }
  base::PersonId person(std::size_t index) { return member(index).person; }
  base::PersonId holder() {
    store::Transaction reading{*database, store::Mode::read};
    return reading.one("SELECT person_id FROM takings")->id<base::PersonId>(0);
  }
  std::int64_t pages_to(std::size_t index) {
    return count("SELECT COUNT(*) FROM outbox WHERE kind = 'page' AND person_id = '" + person(index).text() +
                 "'");
  }

  Takings takings{house};
  Handovers handovers{house};
  base::RequestId request = arrived(receipt);
  base::EnvelopeId note;
};

TEST_F(HandingOver, ItStaysWithTheGiverUntilItIsAccepted) {
  EXPECT_EQ(handovers.of(member(1)).held, std::vector{request});
  ASSERT_TRUE(handovers.offer(member(1), request, person(2), note));
  EXPECT_EQ(holder(), person(1));
  EXPECT_TRUE(handovers.of(member(1)).held.empty());
  ASSERT_EQ(handovers.of(member(2)).received.size(), 1u);
  EXPECT_EQ(handovers.of(member(2)).received[0].note, note);
  EXPECT_EQ(pages_to(2), 1);

  clock.advance_seconds(3600);
  ASSERT_TRUE(handovers.accept(member(2), request));
  EXPECT_EQ(holder(), person(2));
  EXPECT_EQ(text("SELECT actor FROM trail WHERE deed = 'request.handed_over'"), "person:" + person(2).text());
  EXPECT_TRUE(handovers.of(member(1)).offered.empty());
  EXPECT_EQ(handovers.of(member(2)).held, std::vector{request});
  EXPECT_EQ(takings.clocks(member(1)).at(0).second.taken_by, person(2));
}

TEST_F(HandingOver, NeedsANoteAColleagueAndSomethingToGive) {
  EXPECT_EQ(handovers.offer(member(2), request, person(1), note).error(), refusal::not_yours);
  EXPECT_EQ(handovers.offer(member(1), request, person(1), note).error(), refusal::not_in_team);
  EXPECT_EQ(handovers.offer(member(1), request, person(0), note).error(), refusal::not_in_team);
  EXPECT_EQ(handovers.offer(member(1), request, person(2), base::EnvelopeId::fresh()).error(),
            refusal::no_note);
  EXPECT_EQ(handovers.offer(member(1), base::RequestId::fresh(), person(2), note).error(),
            requests::refusal::unknown);
  EXPECT_EQ(handovers.accept(member(2), request).error(), requests::refusal::unknown);
  ASSERT_TRUE(handovers.offer(member(1), request, person(2), note));
  EXPECT_EQ(handovers.accept(member(1), request).error(), requests::refusal::unknown) << "her own";
  ASSERT_TRUE(handovers.withdraw(member(2), request)) << "declined";
  EXPECT_EQ(handovers.of(member(1)).held, std::vector{request});
}

TEST_F(HandingOver, IsHiddenFromAGiverWhoWasTakenOutOfTheTeam) {
  ASSERT_TRUE(handovers.offer(member(1), request, person(2), note));
  EXPECT_EQ(handovers.of(member(1)).offered.size(), 1u);
  ASSERT_TRUE(teams.remove(member(2), request, person(1)));
  EXPECT_TRUE(handovers.of(member(1)).offered.empty());
  EXPECT_EQ(handovers.of(member(2)).received.size(), 1u) << "who received it decides";
}

TEST_F(HandingOver, EndsWhenSomebodyTakesItOrItIsAnswered) {
  ASSERT_TRUE(handovers.offer(member(1), request, person(2), note));
  ASSERT_TRUE(takings.take(member(2), request));
  EXPECT_TRUE(handovers.of(member(2)).received.empty());
  ASSERT_TRUE(
      handovers.offer(member(2), request, person(1),
                      *requests.send(member(2), request, writing(request, seal::EnvelopeKind::note, 1))));
  ASSERT_TRUE(requests.send(member(1), request, writing(request, seal::EnvelopeKind::answer, 0, {&receipt})));
  EXPECT_TRUE(handovers.of(member(1)).received.empty()) << "answered, and no danger to life";
}

TEST_F(HandingOver, UnacceptedForHalfAnHourCallsBothAndTheLead) {
  ASSERT_TRUE(handovers.offer(member(1), request, person(2), note));
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {person(0)});
  });
  const bell::HandoverCalls calls{*database};
  const auto after = [&](std::int64_t seconds) { return clock.now().plus_seconds(seconds); };
  const std::set both_and_lead{person(0), person(1), person(2)};
  EXPECT_TRUE(calls.look(after(1799)).empty());
  EXPECT_EQ(calls.look(after(1800)), both_and_lead);
  EXPECT_TRUE(calls.look(after(1801)).empty());
  EXPECT_EQ(calls.look(after(3600)), both_and_lead) << "and again while it lasts";
  ASSERT_TRUE(handovers.accept(member(2), request));
  EXPECT_TRUE(calls.look(after(7200)).empty());
}

}  // namespace
}  // namespace helpline
