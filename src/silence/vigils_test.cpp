// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/vigils.h"

#include "requests/test_desk.h"
#include "silence/promises.h"

namespace silence {
namespace {

constexpr std::int64_t an_hour = 3600;

// A check-in is due after a day, missed an hour later, and the ladder ends two hours after that.
class Vigil : public requests::TestDesk {
 protected:
  Vigil() {
    request = arrived(receipt);
    adopt(request);
    CHECK(promises.write(finder(receipt), {.rhythm = checkin::Rhythm::hours,
                                           .every_hours = 24,
                                           .begins = {},
                                           .ends = clock.now().plus_seconds(30 * 24 * an_hour)}));
  }

  void leave() {
    const seal::InstructionsPlace place{organisation.id(), request, seal::InstructionsId::fresh(), 2, 3};
    const auto sealed = *seal::close_instructions(place, base::view("x"));
    const auto& person = organisation.person(1);
    const auto wrap =
        seal::wrap(sealed.shares[0].value, {seal::KeyKind::person, seal::sealing_public(person.sealing)},
                   seal::WrapPurpose::instructions_share, seal::share_subject(place, 1));
    ASSERT_TRUE(promises.leave(finder(receipt), {sealed.bytes, {{{1, person.id}, wrap}}}));
  }
  base::Refusal fetch_refused(std::size_t who = 1) { return vigils.fetch(member(who), request).error(); }

  base::RequestId request;
  Promises promises{house, recipients, threads, {}};
  Vigils vigils{house, {}};
  const requests::Member stranger{base::PersonId::fresh(), {staff::Role::handler}};
};

TEST_F(Vigil, ShowsWhoIsMissedToTheTeamAlone) {
  EXPECT_TRUE(vigils.missed(member(1)).empty());
  clock.advance_seconds(25 * an_hour);
  const auto found = vigils.missed(member(1));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].first, request);
  EXPECT_EQ(found[0].second.late, clock.now());
  EXPECT_TRUE(vigils.missed(stranger).empty());
  EXPECT_EQ(vigils.see(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(vigils.see(member(1), base::RequestId::fresh()).error(), requests::refusal::unknown);
  EXPECT_EQ(vigils.see(member(2), request)->state, checkin::State::missed);
}

TEST_F(Vigil, IsAcknowledgedByAPersonWhenThereIsSomething) {
  EXPECT_EQ(vigils.acknowledge(member(1), request).error(), refusal::not_missed);
  clock.advance_seconds(25 * an_hour);
  EXPECT_EQ(vigils.acknowledge(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(vigils.acknowledge(member(1, {staff::Role::interpreter}), request).error(),
            requests::refusal::unknown);
  ASSERT_TRUE(vigils.acknowledge(member(1), request));
  const auto standing = *vigils.see(member(2), request)->standing;
  EXPECT_EQ(standing.acknowledged_by, member(1).person);
  EXPECT_EQ(standing.running.quiet_until, clock.now().plus_seconds(an_hour / 2));
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'checkin.acknowledged'"), 1);
}

TEST_F(Vigil, EndsWithASignOfLifeThatCameAnotherWay) {
  clock.advance_seconds(27 * an_hour);
  ASSERT_TRUE(vigils.record(member(1), request, Way::phone));
  EXPECT_TRUE(vigils.missed(member(1)).empty());
  EXPECT_EQ(vigils.see(member(1), request)->standing->heard, clock.hour());
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'checkin.recorded'"), "phone");
}

TEST_F(Vigil, OpensWhatWasLeftOnlyAtTheEndOfTheLadder) {
  EXPECT_EQ(fetch_refused(), refusal::no_plan);
  leave();
  EXPECT_EQ(fetch_refused(), refusal::not_yet);
  clock.advance_seconds(25 * an_hour + 119 * 60);
  ASSERT_TRUE(vigils.acknowledge(member(1), request));
  EXPECT_EQ(fetch_refused(), refusal::not_yet);
  clock.advance_seconds(60);
  const auto mine = *vigils.fetch(member(1), request);
  EXPECT_EQ(mine.share, 1);
  EXPECT_TRUE(mine.wrap);
  const auto others = *vigils.fetch(member(2), request);
  EXPECT_FALSE(others.wrap);
  EXPECT_FALSE(others.sealed.empty());
  EXPECT_EQ(vigils.fetch(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(promises.see(finder(receipt))->left->released, clock.hour()) << "the defender sees it";
}

TEST_F(Vigil, OpensWhatWasLeftWhenThePersonSaysSo) {
  leave();
  ASSERT_TRUE(promises.let_open(finder(receipt)));
  EXPECT_TRUE(vigils.fetch(member(1), request));
}

}  // namespace
}  // namespace silence
