// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/reason.h"

#include <gmock/gmock.h>

#include "requests/reasons.h"
#include "requests/test_desk.h"

namespace requests {
namespace {

class Why : public TestDesk {
 protected:
  base::PersonId person(std::size_t index) { return organisation.person(index).id; }
  Reason why(std::size_t who) {
    const auto all = reasons.of(member(1), request);
    CHECK(all);
    for (const auto& reason : *all)
      if (reason.person == person(who)) return reason;
    CHECK(false);
  }
  std::vector<NewMember> with_keys(std::size_t who, std::uint32_t generations) {
    const auto key = seal::sealing_public(organisation.person(who).sealing);
    NewMember added{person(who), {}};
    for (std::uint32_t number = 1; number <= generations; ++number)
      added.wraps.push_back(
          {number, wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::person, key}).bytes});
    return {added};
  }

  Reasons reasons{house};
  base::RequestId request = arrived(receipt);
};

TEST_F(Why, ANewOneIsSealedToEverybodyWhoReceives) {
  const auto reason = why(2);
  EXPECT_TRUE(reason.sees);
  EXPECT_EQ(reason.decision.ground, Ground::arrived);
  EXPECT_FALSE(reason.decision.by) << "by whoever asked for help, whom nobody here knows";
  EXPECT_EQ(reason.since, clock.today());
  EXPECT_TRUE(reason.generations.empty());
}

TEST_F(Why, WhoeverOpenedItFirstChose) {
  adopt(request, {1});
  EXPECT_EQ(why(1).decision.ground, Ground::chosen);
  EXPECT_EQ(why(1).decision.by, person(1));
  EXPECT_THAT(why(1).generations, testing::ElementsAre(1u));
  const auto out = why(2);
  EXPECT_FALSE(out.sees);
  EXPECT_EQ(out.decision.ground, Ground::left_out);
  EXPECT_EQ(out.decision.by, person(1));
}

TEST_F(Why, SomebodyGaveThemTheKeys) {
  adopt(request, {1});
  clock.advance_seconds(7200);
  ASSERT_TRUE(teams.add(member(1), request, with_keys(2, 1)));
  const auto reason = why(2);
  EXPECT_EQ(reason.decision.ground, Ground::added);
  EXPECT_EQ(reason.decision.by, person(1));
  EXPECT_EQ(reason.decision.hour->count, clock.hour().count);
}

TEST_F(Why, SomebodyTookThemOutAndALaterKeyChangesNothingAboutThat) {
  adopt(request);
  ASSERT_TRUE(teams.remove(member(1), request, person(2)));
  ASSERT_TRUE(teams.renew(member(1), request, generation(request, 2, 1, {1})));
  EXPECT_EQ(why(2).decision.ground, Ground::removed);
  EXPECT_EQ(why(2).decision.by, person(1));
  EXPECT_EQ(why(1).decision.ground, Ground::chosen);
  EXPECT_THAT(why(1).generations, testing::ElementsAre(1u, 2u));
}

TEST_F(Why, ANewKeyWithoutThemLeavesThemOut) {
  adopt(request);
  ASSERT_TRUE(teams.renew(member(1), request, generation(request, 2, 1, {1})));
  EXPECT_EQ(why(2).decision.ground, Ground::left_out);
}

TEST_F(Why, TheyLeftTheHouse) {
  adopt(request);
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE persons SET state = 'left' WHERE id = $1", {person(2)});
    teams.take_out(transaction, person(2));
    house.trail.record(transaction, {trail::Actor::person(person(0)), "person.left", person(2)});
  });
  const auto reason = why(2);
  EXPECT_FALSE(reason.sees);
  EXPECT_EQ(reason.decision.ground, Ground::gone);
  EXPECT_EQ(reason.decision.by, person(0));
}

TEST_F(Why, NobodyElseIsAnswered) {
  adopt(request, {1});
  EXPECT_EQ(reasons.of(member(2), request).error(), refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'deed.refused'"), 1);
}

TEST(Deciding, FactsCountMoreThanTheTrail) {
  const auto somebody = base::PersonId::fresh();
  EXPECT_EQ(decide({.person = somebody}, {}).ground, Ground::never);
  EXPECT_EQ(decide({.person = somebody, .in_team = true}, {}).ground, Ground::chosen);
  const trail::Line added{.sequence = 1,
                          .hour = {},
                          .actor = "operator",
                          .deed = "team.added",
                          .subject = {},
                          .detail = somebody.text(),
                          .hash = {}};
  EXPECT_EQ(decide({.person = somebody}, {added}).ground, Ground::removed);
  EXPECT_EQ(decide({.person = base::PersonId::fresh()}, {added}).ground, Ground::never);
}

}  // namespace
}  // namespace requests
