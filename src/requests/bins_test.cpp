// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/bins.h"

#include <gtest/gtest.h>

#include "requests/test_desk.h"

namespace requests {
namespace {

class TheBin : public TestDesk {
 protected:
  std::vector<base::RequestId> flood(int count) {
    std::vector<base::RequestId> all;
    for (int i = 0; i < count; ++i) all.push_back(arrived(seal::Receipt::fresh()));
    return all;
  }
  void in_danger(const base::RequestId& request) {
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change("UPDATE requests SET imminence = 'now' WHERE id = $1", {request});
    });
  }
  std::int64_t binned_of(const Member& who) { return lists.counts(who)[static_cast<int>(State::binned)]; }
  std::int64_t lying() { return count("SELECT COUNT(*) FROM binnings"); }

  Bins bins{house, 30};
  const Member stranger{base::PersonId::fresh(), {staff::Role::handler}};
};

TEST_F(TheBin, TakesJunkByTheHundredAndGivesItBack) {
  auto all = flood(130);
  const auto complaint = arrived(seal::Receipt::fresh(), intake::RequestKind::complaint);
  all.push_back(complaint);
  EXPECT_EQ(bins.put(member(1), all, Junk::copy)->binned, 130) << "the complaint is not theirs to see";
  EXPECT_EQ(bins.put(member(1), all, Junk::copy)->binned, 0) << "what lies there is not new";
  EXPECT_EQ(binned_of(member(1)), 130);
  EXPECT_EQ(text("SELECT MIN(detail) FROM trail WHERE deed = 'request.state_set'"), "new binned copy");
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests WHERE waiting_since_at IS NOT NULL AND kind = 'request'"),
            0);

  EXPECT_EQ(*bins.take_back(member(2), {all[0], all[1], complaint}), 2);
  EXPECT_EQ(binned_of(member(1)), 128);
  EXPECT_EQ(lying(), 128);
  EXPECT_EQ(readings.one(member(1), all[0])->facts.waiting_since,
            (base::Instant{clock.hour().count * 3'600'000}))
      << "stopped clocks are coarse, and go on from there";
}

TEST_F(TheBin, ShowsWhyByWhomAndUntilWhenToWhoeverSeesTheRequest) {
  const auto all = flood(2);
  ASSERT_TRUE(bins.put(member(1), {all[0]}, Junk::advertising));
  const auto seen = bins.see(member(2));
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0].request, all[0]);
  EXPECT_EQ(seen[0].junk, Junk::advertising);
  EXPECT_EQ(seen[0].person, member(1).person);
  EXPECT_EQ(seen[0].ends.count, clock.today().count + 30);
  EXPECT_TRUE(bins.see(stranger).empty());
}

TEST_F(TheBin, DoesNotTakeDangerToLifeThatNobodyHasOpened) {
  const auto all = flood(2);
  in_danger(all[0]);
  const auto refused = *bins.put(member(1), all, Junk::test);
  EXPECT_EQ(refused.binned, 1);
  EXPECT_EQ(refused.unopened, std::vector{all[0]});
  ASSERT_TRUE(readings.previews(member(2), {all[0]}));
  EXPECT_EQ(bins.put(member(1), all, Junk::test)->binned, 1) << "somebody has opened it";
}

TEST_F(TheBin, IsEmptiedWhenItsDaysAreOverAndAStoneStays) {
  const auto all = flood(3);
  ASSERT_TRUE(bins.put(member(1), all, Junk::empty));
  ASSERT_TRUE(bins.take_back(member(1), {all[2]}));
  clock.advance_seconds(29 * 86'400);
  EXPECT_EQ(bins.sweep(), 0);
  EXPECT_EQ(*bins.take_back(member(1), {all[1]}), 1) << "to the last day";
  clock.advance_seconds(86'400);
  EXPECT_EQ(bins.sweep(), 1);
  EXPECT_EQ(bins.sweep(), 0);
  const auto gone = all[0].text();
  EXPECT_EQ(text("SELECT state FROM requests WHERE id = '" + gone + "'"), "destroyed");
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'request' AND subject = '" + gone + "'"),
            1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes WHERE request_id = '" + gone + "'"), 0);
  EXPECT_EQ(lying(), 0);
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'request.expired'"), "binned");
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests WHERE state = 'new'"), 2);
}

TEST_F(TheBin, CountsTheDaysOfWhatWasBinnedBeforeFromTheFirstSweep) {
  const auto all = flood(1);
  ASSERT_TRUE(bins.put(member(1), all, Junk::empty));
  store::in_transaction(*database,
                        [](store::Transaction& transaction) { transaction.change("DELETE FROM binnings"); });
  clock.advance_seconds(100 * 86'400);
  EXPECT_EQ(bins.sweep(), 0);
  EXPECT_EQ(bins.see(member(1)).at(0).person, std::nullopt);
  clock.advance_seconds(30 * 86'400);
  EXPECT_EQ(bins.sweep(), 1);
}

TEST_F(TheBin, LetsGoOfWhatIsOpenedAfterAll) {
  const auto request = arrived(receipt);
  ASSERT_TRUE(bins.put(member(1), {request}, Junk::abuse));
  adopt(request);
  EXPECT_EQ(lying(), 0);
  clock.advance_seconds(31 * 86'400);
  EXPECT_EQ(bins.sweep(), 0);
}

TEST_F(TheBin, IsNotForInterpretersNorForStrangers) {
  const auto all = flood(1);
  EXPECT_EQ(bins.put(member(1, {staff::Role::interpreter}), all, Junk::test).error(), refusal::unknown);
  EXPECT_EQ(bins.put(stranger, all, Junk::test)->binned, 0);
  ASSERT_TRUE(bins.put(member(1), all, Junk::test));
  EXPECT_EQ(*bins.take_back(stranger, all), 0);
  EXPECT_EQ(bins.take_back(member(1, {staff::Role::interpreter}), all).error(), refusal::unknown);
}

}  // namespace
}  // namespace requests
