// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/splits.h"

#include "requests/ending.h"
#include "requests/test_desk.h"

namespace requests {
namespace {

class TwoMatters : public TestDesk {
 protected:
  void SetUp() override {
    first = arrived(receipt);
    adopt(first);  // 1 and 2
  }
  Splits splits{house};
  base::RequestId first;
};

TEST_F(TwoMatters, TheSecondIsACaseOfItsOwn) {
  const auto second = splits.split(member(1), first);
  ASSERT_TRUE(second);
  const auto facts = lists.list(member(1), {}).requests;
  ASSERT_EQ(facts.size(), 2u) << "it stands in the queue like any other";
  EXPECT_EQ(lists.list(member(2), {}).requests.size(), 1u) << "until its opener lets others in";
  EXPECT_EQ(readings.one(member(2), *second).error(), refusal::unknown);
  adopt(*second, {1, 2});
  EXPECT_EQ(lists.list(member(2), {}).requests.size(), 2u);
  EXPECT_TRUE(requests.send(member(1), *second, writing(*second, seal::EnvelopeKind::note, 0)));
  EXPECT_TRUE(requests.set_state(member(1), *second, State::open, State::closed));
}

TEST_F(TwoMatters, EachNamesTheOtherToWhoeverSeesBoth) {
  const auto second = *splits.split(member(1), first);
  EXPECT_EQ(*splits.related(member(1), first), std::vector{second});
  EXPECT_EQ(*splits.related(member(1), second), std::vector{first});
  EXPECT_TRUE(splits.related(member(2), first)->empty());
  EXPECT_EQ(splits.related(member(2), second).error(), refusal::unknown);
  EXPECT_EQ(splits.related(member(0), first).error(), refusal::unknown);
}

TEST_F(TwoMatters, IsForWhoeverLeadsInACaseThatGoesOn) {
  EXPECT_EQ(splits.split(member(0), first).error(), refusal::unknown);
  EXPECT_EQ(splits.split(member(1, {staff::Role::interpreter}), first).error(), refusal::unknown);
  auto other = seal::Receipt::fresh();
  EXPECT_EQ(splits.split(member(1), arrived(other)).error(), refusal::moved) << "nobody has taken it up";
  ASSERT_TRUE(threads.withdraw(finder(receipt)));
  EXPECT_EQ(splits.split(member(1), first).error(), refusal::ended);
}

TEST_F(TwoMatters, NobodyIsCalledAndNoAnswerIsPromisedTwice) {
  const auto second = *splits.split(member(1), first);
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests WHERE waiting_since_at IS NOT NULL AND id = '" +
                  second.text() + "'"),
            0);
}

TEST_F(TwoMatters, OneIsDestroyedWithoutTheOther) {
  const auto second = *splits.split(member(1), first);
  adopt(second, {1});
  ASSERT_TRUE(requests.send(member(1), second, writing(second, seal::EnvelopeKind::note, 0)));
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    ASSERT_TRUE(lock_visible(transaction, member(1), first));
    destroy(house, transaction, first);
  });
  EXPECT_EQ(count("SELECT COUNT(*) FROM splits"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes"), 1);
}

}  // namespace
}  // namespace requests
