// SPDX-License-Identifier: AGPL-3.0-or-later
// What only a server can do to us: cut connections, and let two transactions meet.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "store/test_database.h"

namespace store {
namespace {

class Postgresql : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestDatabase::postgresql_address())
      GTEST_SKIP() << "HAVRE_TEST_POSTGRESQL is not set: no server to test against";
    test_ = std::make_unique<TestDatabase>(std::nullopt);
    in_transaction(database(), [](Transaction& transaction) {
      transaction.script(
          "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL);"
          "INSERT INTO counters VALUES ('a', 0), ('b', 0)");
    });
  }

  Database& database() { return **test_; }
  static void add_one(Transaction& transaction, std::string_view name) {
    transaction.change("UPDATE counters SET value = value + 1 WHERE name = $1", {name});
  }
  std::int64_t sum() {
    Transaction transaction{database(), Mode::read};
    return transaction.one("SELECT sum(value) FROM counters")->integer(0);
  }
  static std::int64_t backend(Transaction& transaction) {
    return transaction.one("SELECT pg_backend_pid()")->integer(0);
  }
  void cut(std::int64_t backend) {
    Database other{test_->address()};
    Transaction transaction{other};
    transaction.run("SELECT pg_terminate_backend($1::int)", {backend});
    // The server answers before the other side is gone.
    while (transaction.one("SELECT count(*) FROM pg_stat_activity WHERE pid = $1", {backend})->integer(0) > 0)
      transaction.script("SELECT pg_stat_clear_snapshot()");
  }

  std::unique_ptr<TestDatabase> test_;
};

TEST_F(Postgresql, ConnectsAgainWhenIdleConnectionsWereCut) {
  std::vector<std::int64_t> backends;
  {
    Transaction first{database()}, second{database()};
    backends = {backend(first), backend(second)};
  }
  for (const auto one : backends) cut(one);
  in_transaction(database(), [](Transaction& transaction) { add_one(transaction, "a"); });
  EXPECT_EQ(sum(), 1);
}

TEST_F(Postgresql, RepeatsAnErrandCutBeforeItsCommit) {
  int attempts = 0;
  in_transaction(database(), [&](Transaction& transaction) {
    add_one(transaction, "a");
    if (++attempts == 1) cut(backend(transaction));
    add_one(transaction, "b");
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(sum(), 2) << "once, not twice";
}

TEST_F(Postgresql, DoesNotRepeatACommitOfWhichNobodyKnows) {
  Transaction transaction{database()};
  add_one(transaction, "a");
  cut(backend(transaction));
  try {
    transaction.commit();
    FAIL();
  } catch (const Contention&) {
    FAIL() << "it may have been committed";
  } catch (const Fault&) {
  }
}

TEST_F(Postgresql, BreaksADeadlockByRepeatingOneOfTheTwo) {
  std::barrier both_hold_one{2};
  std::atomic<int> attempts = 0;
  const auto cross = [&](std::string_view mine, std::string_view yours) {
    bool met = false;
    in_transaction(database(), [&](Transaction& transaction) {
      ++attempts;
      add_one(transaction, mine);
      if (!met) both_hold_one.arrive_and_wait();
      met = true;
      add_one(transaction, yours);
    });
  };
  std::thread one{[&] { cross("a", "b"); }};
  std::thread other{[&] { cross("b", "a"); }};
  one.join();
  other.join();
  // Whoever begins again may meet the other once more before it went on.
  EXPECT_GE(attempts, 3);
  EXPECT_EQ(sum(), 4);
}

TEST_F(Postgresql, LetsMoreThreadsWaitThanItHasConnections) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 24; ++i)
    threads.emplace_back([&] {
      in_transaction(database(), [](Transaction& transaction) {
        add_one(transaction, "a");
        transaction.script("SELECT pg_sleep(0.005)");
      });
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(sum(), 24);
}

TEST_F(Postgresql, KeepsWhatTheServerSaysToItself) {
  testing::internal::CaptureStderr();
  in_transaction(database(), [](Transaction& transaction) {
    transaction.script("DO $$ BEGIN RAISE NOTICE 'sentinel'; RAISE WARNING 'sentinel'; END $$");
  });
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(Postgresql, SyncsBeforeItAnswersWhateverTheServersDefaultIs) {
  const auto lax = test_->address() + "%20-csynchronous_commit%3Doff";
  Database database{lax};
  Transaction transaction{database};
  EXPECT_EQ(transaction.one("SELECT current_setting('synchronous_commit')")->text(0), "on");
}

}  // namespace
}  // namespace store
