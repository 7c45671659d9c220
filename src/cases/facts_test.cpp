// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/test_case.h"

namespace cases {
namespace {

class SettingFacts : public TestCase {
 protected:
  base::RequestId request = arrived(receipt);
};

TEST_F(SettingFacts, ReplacesAClassAndLeavesTheOthers) {
  ASSERT_TRUE(facts.set(member(1), request, {{"severity", {"life", "data"}}, {"danger", {"now"}}}));
  const auto found = facts.set(member(2), request, {{"severity", {"data"}}});
  ASSERT_TRUE(found);
  const FactCodes expected{{"severity", {"data"}}, {"danger", {"now"}}};
  EXPECT_EQ(found->facts, expected);
  EXPECT_EQ(facts.see(member(1), request)->facts, expected);
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'facts.set' ORDER BY sequence LIMIT 1"), "2");
}

TEST_F(SettingFacts, ThatSomebodyChangedMeanwhileIsRefused) {
  ASSERT_TRUE(facts.set(member(1), request, {{"severity", {"life"}, std::set<std::string>{}}}));
  EXPECT_EQ(facts.set(member(2), request, {{"severity", {"data"}, std::set<std::string>{}}}).error(),
            refusal::facts_moved);
  ASSERT_TRUE(facts.set(member(2), request, {{"severity", {"data"}, std::set<std::string>{"life"}}}));
}

TEST_F(SettingFacts, MovesTheCaseInEveryQueue) {
  const auto other_receipt = seal::Receipt::fresh();
  const auto other = arrived(other_receipt);
  const auto first = [&](std::size_t person) {
    return lists.list(member(person), {requests::State::fresh, {}, 10, requests::Order::pressing})
        .requests.at(0)
        .id;
  };
  ASSERT_TRUE(facts.set(member(1), other, {{"incident", {"death_threat"}}}));
  EXPECT_EQ(first(1), other);
  EXPECT_EQ(first(2), other);

  ASSERT_TRUE(facts.set(member(1), request, {{"severity", {"life"}}, {"danger", {"now"}}}));
  EXPECT_EQ(first(2), request);
}

TEST_F(SettingFacts, APersonMayDecideAndTakeItBack) {
  EXPECT_EQ(facts.decide(member(1), request, Level::urgent)->priority.level, Level::urgent);
  EXPECT_EQ(count("SELECT rank FROM requests") / 1000, 0);
  EXPECT_FALSE(facts.decide(member(1), request, std::nullopt)->priority.by_person);
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'priority.decided' ORDER BY sequence DESC LIMIT 1"),
            "by points");
}

TEST_F(SettingFacts, KnowsItsWordsAndNothingElse) {
  EXPECT_EQ(facts.set(member(1), request, {{"incident", {"her name"}}}).error(), refusal::unknown_fact);
  EXPECT_EQ(facts.set(member(1), request, {{"diary", {"arrest"}}}).error(), refusal::unknown_fact);
  // Deciding has an errand of its own.
  EXPECT_EQ(facts.set(member(1), request, {{"priority", {"low"}}}).error(), refusal::unknown_fact);
}

TEST_F(SettingFacts, IsForTheTeamAndLooksTheSameForAMissingRequest) {
  EXPECT_EQ(facts.set(stranger, request, {{"danger", {"now"}}}).error(), requests::refusal::unknown);
  EXPECT_EQ(facts.set(member(1), base::RequestId::fresh(), {}).error(), requests::refusal::unknown);
  EXPECT_EQ(facts.set(member(1, {staff::Role::interpreter}), request, {}).error(),
            requests::refusal::unknown);
  EXPECT_EQ(facts.decide(stranger, request, Level::low).error(), requests::refusal::unknown);
  EXPECT_EQ(facts.see(stranger, request).error(), requests::refusal::unknown);
}

}  // namespace
}  // namespace cases
