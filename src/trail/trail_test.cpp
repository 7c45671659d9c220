// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/trail.h"

#include <gtest/gtest.h>

#include <thread>

#include "store/test_database.h"
#include "trail/verify.h"

namespace trail {
namespace {

using base::log::Count;

class Recording : public testing::Test {
 protected:
  std::int64_t count() {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one("SELECT count(*) FROM trail")->integer(0);
  }

  store::TestDatabase database;
  base::StoppedClock clock{{base::Day{20'000}.count * 24 * 3'600'000 + 1'234'567}};
  Trail trail{clock};
};

TEST_F(Recording, KeepsWhoDidWhatInWhichHour) {
  const auto person = base::PersonId::fresh();
  const auto request = base::RequestId::fresh();
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    trail.record(transaction, {Actor::person(person), "request.opened", request, {"first", Count{1}}});
  });

  store::Transaction transaction{*database, store::Mode::read};
  const auto lines = lines_about(transaction, request, 10);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].sequence, 1);
  EXPECT_EQ(lines[0].hour.count, 20'000 * 24) << "the hour, no finer";
  EXPECT_EQ(lines[0].actor, "person:" + person.text());
  EXPECT_EQ(lines[0].deed, "request.opened");
  EXPECT_EQ(lines[0].detail, "first 1");
}

TEST_F(Recording, StandsOrFallsWithTheDeed) {
  {
    store::Transaction transaction{*database};
    trail.record(transaction, {Actor::system(), "slot.sent"});
  }
  EXPECT_EQ(count(), 0);
}

TEST_F(Recording, OfARefusalOutlivesTheDeedThatFailed) {
  {
    store::Transaction transaction{*database};
    trail.record(transaction, {Actor::anonymous(), "session.opened"});
  }
  trail.record_apart(*database, {Actor::anonymous(), "session.refused", {}, {"wrong_code"}});
  EXPECT_EQ(count(), 1);
  EXPECT_FALSE(verify(*database).finding);
}

TEST_F(Recording, KeepsOneChainWhenManyWriteAtOnce) {
  constexpr int threads = 6, each = 20;
  std::vector<std::thread> people;
  for (int i = 0; i < threads; ++i)
    people.emplace_back([&] {
      for (int n = 0; n < each; ++n) trail.record_apart(*database, {Actor::anonymous(), "receipt.refused"});
    });
  for (auto& person : people) person.join();

  const auto verdict = verify(*database);
  EXPECT_FALSE(verdict.finding);
  EXPECT_EQ(verdict.last.sequence, threads * each);
}

TEST_F(Recording, IsReadFromTheNewestInPages) {
  for (int i = 0; i < 5; ++i) trail.record_apart(*database, {Actor::system(), "slot.sent", {}, {Count{i}}});
  store::Transaction transaction{*database, store::Mode::read};
  const auto first = lines_before(transaction, 0, 2);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].sequence, 5);
  const auto second = lines_before(transaction, first[1].sequence, 10);
  ASSERT_EQ(second.size(), 3u);
  EXPECT_EQ(second[0].sequence, 3);
}

TEST_F(Recording, GivesAHeadWhoseSignatureHolds) {
  seal::start();
  const auto organisation = base::OrganisationId::fresh();
  const auto seed = seal::SecretBytes::fresh();
  trail.record_apart(*database, {Actor::system(), "slot.sent"});

  store::Transaction transaction{*database, store::Mode::read};
  const auto statement = signed_head(transaction, organisation, seed, clock.hour());
  const auto head = seal::verify_trail_head(organisation, statement, seal::signing_public(seed));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->sequence, 1u);
  EXPECT_EQ(head->hash, last_link(transaction).hash);
}

}  // namespace
}  // namespace trail
