// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/outboxes.h"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "store/test_database.h"

namespace post {
namespace {

constexpr base::Instant morning{1'795'334'400'000};  // 2026-11-22 08:00 UTC

class Outbox : public testing::Test {
 protected:
  base::PersonId person(const char* zone = "UTC", const char* state = "active") {
    const auto id = base::PersonId::fresh();
    store::in_transaction(database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, "
          "made_day) "
          "VALUES ($1, $2, 'Amal', 'amal@example.org', 'handler', 'ar', $3, $4, 0)",
          {id, id.text(), zone, state});
    });
    return id;
  }
  void something_happens(const base::PersonId& told, base::Instant at) {
    store::in_transaction(database, [&](store::Transaction& transaction) { page(transaction, told, at); });
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
};

TEST_F(Outbox, TellsAtOnceAndBundlesTheRest) {
  const auto amal = person();
  for (int i = 0; i < 1000; ++i) something_happens(amal, morning.plus_seconds(i / 10));

  const auto first = take_due(database, Channel::mail, morning.plus_seconds(100), 50);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].address, "amal@example.org");
  EXPECT_EQ(first[0].language, "ar");
  carried(database, first[0]);

  something_happens(amal, morning.plus_seconds(101));
  EXPECT_TRUE(take_due(database, Channel::mail, morning.plus_seconds(299), 50).empty())
      << "one page per five minutes";
  EXPECT_EQ(take_due(database, Channel::mail, morning.plus_seconds(300), 50).size(), 1u)
      << "and none is forgotten";
}

TEST_F(Outbox, ManyDeedsOfTheSameMomentAreOnePage) {
  const auto amal = person();
  std::latch all_here{8};
  {
    std::vector<std::jthread> crowd;
    for (int i = 0; i < 8; ++i)
      crowd.emplace_back([&] {
        store::in_transaction(database, [&](store::Transaction& transaction) {
          if (transaction.engine() == store::Engine::postgresql) all_here.arrive_and_wait();
          page(transaction, amal, morning);
        });
      });
  }
  EXPECT_EQ(take_due(database, Channel::mail, morning.plus_seconds(1000), 50).size(), 1u);
}

TEST_F(Outbox, ARingDoesNotWaitForWhatWasToBeToldLater) {
  const auto amal = person();
  something_happens(amal, morning);
  carried(database, take_due(database, Channel::mail, morning, 50).at(0));
  something_happens(amal, morning.plus_seconds(10));
  ASSERT_TRUE(take_due(database, Channel::mail, morning.plus_seconds(20), 50).empty());
  store::in_transaction(
      database, [&](store::Transaction& transaction) { ring(transaction, amal, morning.plus_seconds(20)); });
  EXPECT_EQ(take_due(database, Channel::mail, morning.plus_seconds(20), 50).size(), 1u);
}

TEST_F(Outbox, GivesANoticeToOneCarrierUntilItsTimeIsOver) {
  something_happens(person(), morning);
  EXPECT_EQ(take_due(database, Channel::mail, morning, 50).size(), 1u);
  EXPECT_TRUE(take_due(database, Channel::mail, morning.plus_seconds(seconds_to_carry - 1), 50).empty());
  EXPECT_EQ(take_due(database, Channel::mail, morning.plus_seconds(seconds_to_carry), 50).size(), 1u)
      << "the carrier died";
}

TEST_F(Outbox, ADeedWhileAPageIsBeingCarriedIsToldAgain) {
  const auto amal = person();
  something_happens(amal, morning);
  const auto carrying = take_due(database, Channel::mail, morning, 50);
  something_happens(amal, morning.plus_seconds(1));
  carried(database, carrying.at(0));
  EXPECT_EQ(take_due(database, Channel::mail, morning.plus_seconds(301), 50).size(), 1u);
}

TEST_F(Outbox, TriesAgainLaterAndGivesUpInTheEnd) {
  something_happens(person(), morning);
  auto at = morning;
  int tries = 0;
  for (auto due = take_due(database, Channel::mail, at, 1); !due.empty();
       due = take_due(database, Channel::mail, at, 1)) {
    ++tries;
    not_carried(database, due[0], at);
    at = next_attempt(at, due[0].attempts);
  }
  EXPECT_EQ(tries, most_attempts);
}

TEST_F(Outbox, APageLeavesOnEveryChannelAndOneThatFailsDoesNotDelayTheOther) {
  const auto amal = person();
  const auto due = [&](Channel channel, std::int64_t after) {
    return take_due(database, channel, morning.plus_seconds(after), 50);
  };
  store::in_transaction(database, [&](store::Transaction& transaction) {
    set_address(transaction, amal, Channel::command, "+44 20 7946 0000");
  });
  something_happens(amal, morning);
  carried(database, due(Channel::mail, 0).at(0));
  const auto rings = due(Channel::command, 0);
  ASSERT_EQ(rings.size(), 1u);
  EXPECT_EQ(rings[0].address, "+44 20 7946 0000");
  auto given_up = rings[0];
  given_up.attempts = most_attempts - 1;
  not_carried(database, given_up, morning);
  EXPECT_TRUE(due(Channel::push, 0).empty()) << "no address there";

  store::in_transaction(
      database, [&](store::Transaction& transaction) { ring(transaction, amal, morning.plus_seconds(20)); });
  EXPECT_EQ(due(Channel::mail, 20).size(), 1u);
  EXPECT_EQ(due(Channel::command, 20).size(), 1u) << "the new one does not wait for the one that failed";

  store::in_transaction(database, [&](store::Transaction& transaction) {
    set_address(transaction, amal, Channel::command, "");
  });
  something_happens(amal, morning.plus_seconds(7200));
  EXPECT_EQ(due(Channel::mail, 7200).size(), 2u);
  for (const auto& late : due(Channel::command, 7200)) EXPECT_EQ(late.address, "") << "taken away meanwhile";
}

TEST_F(Outbox, FillsEverySlotOnceInEachPersonsOwnZone) {
  person("UTC");
  person("Asia/Yangon");
  person("UTC", "left");
  EXPECT_EQ(fill_slots(database, {"08:00"}, morning), 1) << "08:00 in Yangon was six and a half hours ago";
  EXPECT_EQ(fill_slots(database, {"08:00"}, morning.plus_seconds(60)), 0);
  EXPECT_EQ(fill_slots(database, {"08:00"}, morning.plus_seconds(17 * 3600 + 1800)), 1) << "now in Yangon";
}

}  // namespace
}  // namespace post
