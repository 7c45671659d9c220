// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gmock/gmock.h>

#include "requests/test_desk.h"

namespace requests {
namespace {

using seal::EnvelopeKind;

class ATeam : public TestDesk {
 protected:
  base::RequestId request = arrived(receipt);
};

TEST_F(ATeam, BeginsWhenTheFirstOpenerMakesTheRequestsOwnKey) {
  const auto generation_one = teams.adopt(member(1), request, generation(request, 1, 1, {1, 2}));

  ASSERT_TRUE(generation_one) << generation_one.error().code;
  EXPECT_EQ(*generation_one, 1u);
  const auto seen = readings.one(member(2), request);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->facts.state, State::open);
  EXPECT_TRUE(seen->facts.generation_open);
  EXPECT_EQ(seen->wraps.size(), 1u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests"), 3) << "two people and recovery";
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_wraps WHERE person_id IS NOT NULL"), 0)
      << "epoch keys may die now: nothing waits for them";
}

TEST_F(ATeam, SomebodyElseWhoOpensAtTheSameTimeIsTold) {
  const auto late = generation(request, 1, 2, {1, 2});
  adopt(request);

  EXPECT_EQ(teams.adopt(member(2), request, late).error(), refusal::moved);
}

TEST_F(ATeam, MayLeaveOutPeopleItWasSealedTo) {
  adopt(request, {1});

  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'person_wraps'"), 1);
}

TEST_F(ATeam, IsNotMadeWithAKeyStatedBySomebodyElse) {
  auto offered = generation(request, 1, 1, {1, 2});
  offered.statement = generation(request, 1, 2, {1, 2}).statement;
  EXPECT_FALSE(teams.adopt(member(1), request, offered));
}

TEST_F(ATeam, IsNotMadeWithWrapsForUncertifiedKeys) {
  auto offered = generation(request, 1, 1, {1, 2});
  const auto stranger = seal::sealing_public(seal::SecretBytes::fresh());
  offered.team[1].wrap = wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::person, stranger});
  EXPECT_EQ(teams.adopt(member(1), request, offered).error(), intake::refusal::unreadable);

  offered = generation(request, 1, 1, {1, 2});
  offered.recovery = wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::recovery, stranger});
  EXPECT_EQ(teams.adopt(member(1), request, offered).error(), intake::refusal::unreadable);

  offered = generation(request, 1, 1, {2});
  EXPECT_EQ(teams.adopt(member(1), request, offered).error(), intake::refusal::unreadable)
      << "the maker stands in the team";
}

TEST_F(ATeam, LeavesNoEnvelopeBehindWithKeysThatDie) {
  auto offered = generation(request, 1, 1, {1, 2});
  offered.envelopes.clear();
  EXPECT_EQ(teams.adopt(member(1), request, offered).error(), refusal::moved);
}

TEST_F(ATeam, DoesNotTakeAnotherRequestsEnvelopes) {
  const auto other = arrived(seal::Receipt::fresh());
  auto offered = generation(request, 1, 1, {1, 2});
  offered.envelopes.push_back({waiting(other, organisation.person(1).id).at(0), offered.envelopes[0].wrap});
  EXPECT_EQ(teams.adopt(member(1), request, offered).error(), intake::refusal::unreadable);
}

TEST_F(ATeam, GrowsBySomebodyWhoGetsEveryGeneration) {
  adopt(request, {1});
  const auto& person = organisation.person(2);
  const auto wrap =
      wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::person, seal::sealing_public(person.sealing)});

  EXPECT_EQ(teams.add(member(1), request, {{person.id, {}}}).error(), refusal::moved);
  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown) << "a refusal changes nothing";
  ASSERT_TRUE(teams.add(member(1), request, {{person.id, {{1, wrap.bytes}}}}));

  EXPECT_EQ(readings.one(member(2), request)->wraps.size(), 1u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions"), 0)
      << "they are back: a restore must not take it away";
}

TEST_F(ATeam, AComplaintTakesNobodyWhoWorksOnRequests) {
  const auto complaint = arrived(seal::Receipt::fresh(), intake::RequestKind::complaint);
  const Member officer = member(0, {staff::Role::officer, staff::Role::complaints});

  EXPECT_EQ(teams.adopt(officer, complaint, generation(complaint, 1, 0, {0, 1})).error(),
            intake::refusal::unreadable);
  EXPECT_TRUE(teams.adopt(officer, complaint, generation(complaint, 1, 0, {0})));
}

TEST_F(ATeam, WhoIsRemovedLosesEverythingAtOnceAndWritingStops) {
  adopt(request);

  ASSERT_TRUE(teams.remove(member(1), request, organisation.person(2).id));

  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests"), 2);
  EXPECT_FALSE(readings.one(member(1), request)->facts.generation_open);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0)).error(),
            refusal::key_closed);

  ASSERT_TRUE(teams.renew(member(1), request, generation(request, 2, 1, {1})));
  EXPECT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0)));
}

TEST_F(ATeam, TheLastOneCannotBeRemoved) {
  adopt(request, {1});
  EXPECT_EQ(teams.remove(member(1), request, organisation.person(1).id).error(), refusal::last_of_team);
}

TEST_F(ATeam, ANewGenerationIsForThoseOfTheTeamOnly) {
  adopt(request, {1});
  EXPECT_EQ(teams.renew(member(1), request, generation(request, 2, 1, {1, 2})).error(), refusal::moved);
  EXPECT_EQ(teams.renew(member(1), request, generation(request, 3, 1, {1})).error(), refusal::moved);
}

TEST_F(ATeam, LeavingTheHouseTakesSomebodyOutOfEveryRequest) {
  const auto alone = arrived(seal::Receipt::fresh());
  adopt(alone, {2});
  adopt(request, {1, 2});

  const auto closed = store::in_transaction(*database, [&](store::Transaction& transaction) {
    return teams.take_out(transaction, organisation.person(2).id);
  });

  EXPECT_EQ(closed, 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM team WHERE person_id = '" + organisation.person(2).id.text() + "'"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'team.empty'"), 1);
}

TEST_F(ATeam, NewRolesTakeSomebodyOutOfWhatTheseDoNotAllow) {
  adopt(request, {1, 2});
  const auto purposes = [&](staff::Roles roles) {
    return store::in_transaction(*database, [&](store::Transaction& transaction) {
      return teams.take_out_unfit(transaction, organisation.person(2).id, roles.purposes());
    });
  };
  EXPECT_EQ(purposes({staff::Role::interpreter}), 0) << "interpreters stand in teams";
  EXPECT_TRUE(readings.one(member(2), request));
  EXPECT_EQ(purposes({staff::Role::auditor}), 1);
  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown);
  EXPECT_FALSE(readings.one(member(1), request)->facts.generation_open);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'team.removed'"), 1);
}

TEST_F(ATeam, WritingAfterSomebodyLeftGoesToThoseWhoRemain) {
  adopt(request);
  ASSERT_TRUE(teams.remove(member(1), request, organisation.person(2).id));

  const auto thread = threads.open(finder(receipt));
  ASSERT_TRUE(thread);
  const auto to = intake::addressees(thread->standing, *recipients.current()).recipients;
  EXPECT_EQ(to.size(), 2u) << "one person and recovery";
  EXPECT_TRUE(threads.add(finder(receipt), message(request, receipt, 1, to)));

  const auto gone = organisation.person(2).id;
  const auto both = recipients.current()->these({organisation.person(1).id, gone}).recipients;
  EXPECT_EQ(threads.add(finder(receipt), message(request, receipt, 2, both)).error(),
            intake::refusal::keys_moved);
}

}  // namespace
}  // namespace requests
