// SPDX-License-Identifier: AGPL-3.0-or-later
// What every room may rely on, whatever the engine. Runs on SQLite in memory, SQLite in a file and
// PostgreSQL.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "store/test_database.h"

namespace store {
namespace {

using Place = TestDatabase::Place;

class Store : public testing::TestWithParam<Place> {
 protected:
  void SetUp() override {
    if (GetParam() == Place::postgresql && !TestDatabase::postgresql_address())
      GTEST_SKIP() << "HAVRE_TEST_POSTGRESQL is not set: no server to test against";
    test_ = std::make_unique<TestDatabase>(std::nullopt, GetParam());
    in_transaction(database(), [](Transaction& transaction) {
      transaction.script(
          "CREATE TABLE people (id TEXT PRIMARY KEY, age BIGINT, photo BYTEA);"
          "CREATE TABLE letters (number BIGINT PRIMARY KEY, person TEXT REFERENCES people (id))");
    });
  }

  Database& database() { return **test_; }
  std::int64_t count(std::string_view table) {
    Transaction transaction{database(), Mode::read};
    return transaction.one("SELECT count(*) FROM " + std::string{table})->integer(0);
  }
  void add_person(const std::string& id, std::int64_t age = 30) {
    in_transaction(database(), [&](Transaction& transaction) {
      transaction.change("INSERT INTO people (id, age) VALUES ($1, $2)", {id, age});
    });
  }
  // One connection serves a database in memory: a second transaction beside the first is a bug there.
  bool has_one_connection() const { return GetParam() == Place::memory; }

  std::unique_ptr<TestDatabase> test_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Store, testing::Values(Place::memory, Place::file, Place::postgresql),
                         [](const auto& place) { return TestDatabase::name(place.param); });

TEST_P(Store, KeepsEveryKindOfValueAsItWas) {
  const base::Bytes photo{0x00, 0xff, 0x00, '\'', 0x0a};
  const std::string id = "Zaw Ü عمر မြန်မာ $1 ' \" \\";
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();

  Transaction transaction{database()};
  transaction.change("INSERT INTO people VALUES ($1, $2, $3)", {id, most, photo});
  transaction.change("INSERT INTO people VALUES ($1, $2, $3)", {"empty", least, base::Bytes{}});
  transaction.change("INSERT INTO people VALUES ($1, $2, $3)", {"", nullptr, nullptr});

  const auto full = transaction.one("SELECT id, age, photo FROM people WHERE id = $1", {id});
  EXPECT_EQ(full->text(0), id);
  EXPECT_EQ(full->integer(1), most);
  EXPECT_EQ(full->bytes(2), photo);
  const auto empty = transaction.one("SELECT age, photo FROM people WHERE id = $1", {"empty"});
  EXPECT_EQ(empty->integer(0), least);
  EXPECT_FALSE(empty->is_null(1)) << "empty bytes are not NULL";
  EXPECT_TRUE(empty->bytes(1).empty());
  const auto none = transaction.one("SELECT id, age, photo FROM people WHERE id = $1", {""});
  EXPECT_EQ(none->maybe_text(0), "");
  EXPECT_EQ(none->maybe_integer(1), std::nullopt);
  EXPECT_EQ(none->maybe_bytes(2), std::nullopt);
}

TEST_P(Store, KeepsIdsAndFlags) {
  const auto id = base::PersonId::fresh();
  Transaction transaction{database()};
  transaction.change("INSERT INTO people (id, age) VALUES ($1, $2)", {id, true});
  const auto row = transaction.one("SELECT id, age FROM people");
  EXPECT_EQ(row->id<base::PersonId>(0), id);
  EXPECT_TRUE(row->boolean(1));
}

TEST_P(Store, TakesAParameterTwiceAndInAnyOrder) {
  Transaction transaction{database()};
  const auto row = transaction.one("SELECT $2, $1, $2", {"first", 2});
  EXPECT_EQ(row->integer(0), 2);
  EXPECT_EQ(row->text(1), "first");
  EXPECT_EQ(row->integer(2), 2);
}

TEST_P(Store, TakesTheSameStatementWithOtherKindsOfValues) {
  Transaction transaction{database()};
  constexpr auto insert = "INSERT INTO people (id, age) VALUES ($1, $2)";
  transaction.change(insert, {"a", nullptr});
  transaction.change(insert, {"b", 7});
  transaction.change(insert, {"c", nullptr});
  EXPECT_EQ(transaction.one("SELECT count(*), count(age) FROM people")->integer(1), 1);
}

TEST_P(Store, RefusesATextWithANul) {
  Transaction transaction{database()};
  EXPECT_THROW(transaction.change("INSERT INTO people (id) VALUES ($1)", {std::string{"a\0b", 3}}), Fault);
}

TEST_P(Store, CallsReadingAColumnAsWhatItIsNotAFault) {
  Transaction transaction{database()};
  const auto row = transaction.one("SELECT $1, $2, $3", {"text", 1, base::Bytes{1}});
  EXPECT_THROW(row->integer(0), Fault);
  EXPECT_THROW(row->text(1), Fault);
  EXPECT_THROW(row->text(2), Fault);
  EXPECT_THROW(row->id<base::PersonId>(0), Fault);
}

TEST_P(Store, AddsUpToAnInteger) {
  Transaction transaction{database()};
  for (const std::int64_t age : {0LL, 9'999LL, 10'000LL, 1'234'567'890'123LL, -5LL})
    transaction.change("INSERT INTO people (id, age) VALUES ($1, $2)", {std::to_string(age), age});
  EXPECT_EQ(transaction.one("SELECT sum(age) FROM people")->integer(0), 1'234'567'910'117);
  EXPECT_EQ(transaction.one("SELECT sum(age) FROM people WHERE age < 0")->integer(0), -5);
  EXPECT_EQ(transaction.one("SELECT sum(age) FROM people WHERE age = 0")->integer(0), 0);
  EXPECT_EQ(transaction.one("SELECT sum(age) FROM people WHERE age = 10000")->integer(0), 10'000);
  EXPECT_TRUE(transaction.one("SELECT sum(age) FROM people WHERE age = 77")->is_null(0));
  EXPECT_TRUE(transaction.one("SELECT EXISTS (SELECT 1 FROM people)")->boolean(0));
}

TEST_P(Store, UnderstandsOnConflictAndReturning) {
  Transaction transaction{database()};
  constexpr auto upsert =
      "INSERT INTO people (id, age) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET age = excluded.age "
      "RETURNING age";
  EXPECT_EQ(transaction.one(upsert, {"a", 1})->integer(0), 1);
  EXPECT_EQ(transaction.one(upsert, {"a", 2})->integer(0), 2);
  constexpr auto once = "INSERT INTO people (id) VALUES ($1) ON CONFLICT DO NOTHING";
  EXPECT_EQ(transaction.change(once, {"b"}), 1);
  EXPECT_EQ(transaction.change(once, {"b"}), 0);
}

TEST_P(Store, CountsWhatChanged) {
  add_person("a");
  add_person("b");
  Transaction transaction{database()};
  EXPECT_EQ(transaction.change("UPDATE people SET age = age + $1", {1}), 2);
  EXPECT_EQ(transaction.change("DELETE FROM people WHERE id = $1", {"a"}), 1);
  EXPECT_EQ(transaction.change("DELETE FROM people WHERE id = $1", {"a"}), 0);
  EXPECT_EQ(transaction.change("SELECT id FROM people"), 0);
}

TEST_P(Store, ComparesLettersExactly) {
  add_person("anna");
  Transaction transaction{database(), Mode::read};
  EXPECT_EQ(transaction.one("SELECT count(*) FROM people WHERE id LIKE $1", {"A%"})->integer(0), 0);
}

TEST_P(Store, GivesOneRowOrNoneButNeverTheFirstOfMany) {
  add_person("a");
  add_person("b");
  Transaction transaction{database(), Mode::read};
  EXPECT_FALSE(transaction.one("SELECT id FROM people WHERE id = $1", {"nobody"}));
  EXPECT_THROW(transaction.one("SELECT id FROM people"), Fault);
}

TEST_P(Store, RollsBackUnlessCommitted) {
  {
    Transaction transaction{database()};
    transaction.change("INSERT INTO people (id) VALUES ($1)", {"a"});
  }
  EXPECT_EQ(count("people"), 0);
}

TEST_P(Store, RollsBackAnErrandThatRefuses) {
  static constexpr base::Refusal too_young{base::Kind::invalid, "people.too_young"};
  const auto outcome = in_transaction(database(), [](Transaction& transaction) -> base::Result<> {
    transaction.change("INSERT INTO people (id) VALUES ($1)", {"a"});
    return too_young;
  });
  EXPECT_EQ(outcome.error(), too_young);
  EXPECT_EQ(count("people"), 0);
}

TEST_P(Store, RepeatsAnErrandThatLostARace) {
  int attempts = 0;
  in_transaction(database(), [&](Transaction& transaction) {
    transaction.change("INSERT INTO people (id) VALUES ($1)", {"a"});
    if (++attempts < 3) throw Contention{"as if"};
  });
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(count("people"), 1);
}

TEST_P(Store, TellsAUniqueKeyAndAForeignKeyFromOtherFaults) {
  add_person("a");
  const auto attempt = [&](std::string_view sql, const Values& values) {
    Transaction transaction{database()};
    transaction.change(sql, values);
  };
  EXPECT_THROW(attempt("INSERT INTO people (id) VALUES ($1)", {"a"}), Constraint);
  EXPECT_THROW(attempt("INSERT INTO letters VALUES ($1, $2)", {1, "nobody"}), Constraint);
  try {
    attempt("INSERT INTO nowhere VALUES ($1)", {1});
    FAIL() << "a missing table went unnoticed";
  } catch (const Constraint&) {
    FAIL() << "a missing table is no constraint";
  } catch (const Fault&) {
  }
}

TEST_P(Store, NamesTheStatementInAFaultButNoValue) {
  add_person("sentinel");
  try {
    add_person("sentinel", 424242);
    FAIL();
  } catch (const Constraint& fault) {
    const std::string text = fault.what();
    EXPECT_NE(text.find("INSERT INTO people"), text.npos);
    EXPECT_EQ(text.find("sentinel"), text.npos);
    EXPECT_EQ(text.find("424242"), text.npos);
  }
}

TEST_P(Store, CommitsNothingAfterAFault) {
  add_person("a");
  Transaction transaction{database()};
  transaction.change("INSERT INTO people (id) VALUES ($1)", {"b"});
  EXPECT_THROW(transaction.change("INSERT INTO people (id) VALUES ($1)", {"a"}), Constraint);
  EXPECT_THROW(transaction.one("SELECT count(*) FROM people"), Fault);
  EXPECT_THROW(transaction.commit(), Fault);
}

TEST_P(Store, WritesNothingWhileReading) {
  {
    Transaction transaction{database(), Mode::read};
    EXPECT_THROW(transaction.change("INSERT INTO people (id) VALUES ($1)", {"a"}), Fault);
  }
  add_person("b");
  EXPECT_EQ(count("people"), 1);
}

TEST_P(Store, ReadsOneSnapshot) {
  if (has_one_connection()) GTEST_SKIP() << "one connection";
  add_person("a");
  Transaction reading{database(), Mode::read};
  EXPECT_EQ(reading.one("SELECT count(*) FROM people")->integer(0), 1);
  add_person("b");
  EXPECT_EQ(reading.one("SELECT count(*) FROM people")->integer(0), 1);
  EXPECT_EQ(count("people"), 2);
}

TEST_P(Store, VisitsRowByRow) {
  in_transaction(database(), [](Transaction& transaction) {
    for (int i = 0; i < 1000; ++i) transaction.change("INSERT INTO letters (number) VALUES ($1)", {i});
  });
  Transaction transaction{database(), Mode::read};
  std::int64_t sum = 0;
  transaction.each("SELECT number FROM letters WHERE number >= $1", {10},
                   [&](const Row& row) { sum += row.integer(0); });
  EXPECT_EQ(sum, 999 * 1000 / 2 - 45);
  EXPECT_EQ(transaction.one("SELECT count(*) FROM letters")->integer(0), 1000) << "the transaction goes on";
}

TEST_P(Store, SurvivesAVisitorWhoLeaves) {
  in_transaction(database(), [](Transaction& transaction) {
    for (int i = 0; i < 1000; ++i) transaction.change("INSERT INTO letters (number) VALUES ($1)", {i});
  });
  {
    Transaction transaction{database(), Mode::read};
    EXPECT_THROW(
        transaction.each("SELECT number FROM letters", {}, [](const Row&) { throw std::range_error{""}; }),
        std::range_error);
  }
  EXPECT_EQ(count("letters"), 1000);
}

TEST_P(Store, PreparesMoreStatementsThanItKeeps) {
  Transaction transaction{database()};
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 300; ++i)
      ASSERT_EQ(transaction.one("SELECT $1 + " + std::to_string(i), {1})->integer(0), i + 1);
}

TEST_P(Store, LosesNoUpdateOfManyThreads) {
  add_person("counter", 0);
  constexpr int threads = 12, rounds = 25;
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i)
    running.emplace_back([&] {
      for (int round = 0; round < rounds; ++round)
        in_transaction(database(), [&](Transaction& transaction) {
          const auto read = "SELECT age FROM people WHERE id = $1" + std::string{transaction.locking()};
          const auto age = transaction.one(read, {"counter"})->integer(0);
          transaction.change("UPDATE people SET age = $1 WHERE id = $2", {age + 1, "counter"});
        });
    });
  for (auto& thread : running) thread.join();
  EXPECT_EQ(Transaction(database(), Mode::read).one("SELECT age FROM people")->integer(0), threads * rounds);
}

TEST_P(Store, UndoesWhatFailsAmongManyAndNothingElse) {
  add_person("taken");
  constexpr int threads = 12, rounds = 30;
  std::atomic<int> refused{0};
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i)
    running.emplace_back([&, i] {
      for (int round = 0; round < rounds; ++round) {
        const auto name = std::to_string(i) + "-" + std::to_string(round);
        try {
          Transaction transaction{database()};
          transaction.change("INSERT INTO people (id) VALUES ($1)", {name});
          if (round % 3 == 1) continue;  // rolls back
          if (round % 3 == 2) transaction.change("INSERT INTO people (id) VALUES ($1)", {"taken"});
          transaction.commit();
          EXPECT_TRUE(Transaction(database(), Mode::read)
                          .one("SELECT id FROM people WHERE id = $1", {name})
                          .has_value());
        } catch (const Constraint&) {
          ++refused;
        }
      }
    });
  for (auto& thread : running) thread.join();
  EXPECT_EQ(refused, threads * rounds / 3);
  EXPECT_EQ(count("people"), 1 + threads * rounds / 3);
}

TEST_P(Store, ReadsWhileOthersWrite) {
  if (has_one_connection()) GTEST_SKIP() << "one connection";
  Transaction writing{database()};
  writing.change("INSERT INTO people (id) VALUES ($1)", {"a"});
  EXPECT_EQ(count("people"), 0);
  writing.commit();
  EXPECT_EQ(count("people"), 1);
}

TEST_P(Store, ErasesTheTracesOfWhatWasDeleted) {
  add_person("a");
  in_transaction(database(), [](Transaction& transaction) { transaction.change("DELETE FROM people"); });
  EXPECT_TRUE(database().erase_traces({"people"}));
  EXPECT_EQ(count("people"), 0);
}

TEST(StoreAddress, IsCheckedAtOnce) {
  EXPECT_THROW(Database{"sqlite:/nonexistent/folder/havre.db"}, Fault);
  EXPECT_THROW(Database{"postgresql://nobody@127.0.0.1:1/nothing"}, Fault);
}

TEST(StoreDeathTest, ASecondTransactionInsideTheFirstIsABug) {
  TestDatabase test{std::nullopt, Place::memory};
  Transaction first{*test};
  EXPECT_DEATH(Transaction(*test, Mode::read), "bug");
}

TEST(StoreDeathTest, AValueWithoutAPlaceIsABug) {
  TestDatabase test{std::nullopt, Place::memory};
  Transaction transaction{*test};
  EXPECT_DEATH(transaction.one("SELECT $1", {1, 2}), "bug");
  EXPECT_DEATH(transaction.one("SELECT $2", {1}), "bug");
}

}  // namespace
}  // namespace store
