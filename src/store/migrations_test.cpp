// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/migrations.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "store/test_database.h"

namespace store {
namespace {

using Place = TestDatabase::Place;

class Migrations : public testing::TestWithParam<Place> {
 protected:
  void SetUp() override {
    if (GetParam() == Place::postgresql && !TestDatabase::postgresql_address())
      GTEST_SKIP() << "HAVRE_TEST_POSTGRESQL is not set: no server to test against";
    test_ = std::make_unique<TestDatabase>(std::nullopt, GetParam());
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-migrations-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    write("0001_people.sql", "CREATE TABLE people (id TEXT PRIMARY KEY);");
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  void write(const std::string& file, const std::string& sql) { std::ofstream{folder_ / file} << sql; }
  std::vector<Migration> read() { return read_migrations(folder_, database().engine()); }
  Database& database() { return **test_; }
  bool has_table(const std::string& name) {
    try {
      Transaction transaction{database(), Mode::read};
      transaction.run("SELECT count(*) FROM " + name);
      return true;
    } catch (const Fault&) {
      return false;
    }
  }

  std::filesystem::path folder_;
  std::unique_ptr<TestDatabase> test_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Migrations, testing::Values(Place::memory, Place::file, Place::postgresql),
                         [](const auto& place) { return TestDatabase::name(place.param); });

TEST_P(Migrations, AreAppliedOnceAndInOrder) {
  write("0002_letters.sql", "CREATE TABLE letters (person TEXT REFERENCES people (id));");

  EXPECT_FALSE(is_current(database(), read()));
  EXPECT_EQ(migrate(database(), read()), 2);
  EXPECT_TRUE(is_current(database(), read()));
  EXPECT_EQ(schema_number(*std::make_unique<Transaction>(database(), Mode::read)), 2);
  EXPECT_EQ(migrate(database(), read()), 0);
  EXPECT_TRUE(has_table("letters"));
}

TEST_P(Migrations, ContinueWhereTheyStopped) {
  migrate(database(), read());
  write("0002_letters.sql", "CREATE TABLE letters (number BIGINT);");

  EXPECT_FALSE(is_current(database(), read()));
  EXPECT_EQ(migrate(database(), read()), 1);
  EXPECT_TRUE(is_current(database(), read()));
}

TEST_P(Migrations, LeaveNothingOfOneThatFails) {
  write("0002_broken.sql", "CREATE TABLE half (number BIGINT); CREATE NONSENSE;");
  EXPECT_THROW(migrate(database(), read()), Fault);
  EXPECT_TRUE(has_table("people"));
  EXPECT_FALSE(has_table("half"));
}

TEST_P(Migrations, MustNotBeEditedAfterwards) {
  migrate(database(), read());
  write("0001_people.sql", "CREATE TABLE people (id TEXT);");
  EXPECT_THROW(migrate(database(), read()), Fault);
  EXPECT_THROW(is_current(database(), read()), Fault);
}

TEST_P(Migrations, RefuseADatabaseNewerThanTheProgram) {
  write("0002_letters.sql", "CREATE TABLE letters (number BIGINT);");
  migrate(database(), read());
  std::filesystem::remove(folder_ / "0002_letters.sql");
  EXPECT_FALSE(is_current(database(), read()));
  EXPECT_THROW(migrate(database(), read()), Fault);
}

TEST_P(Migrations, TakeTheFileOfTheirEngine) {
  write("0002_engine.sqlite.sql", "CREATE TABLE on_sqlite (number BIGINT);");
  write("0002_engine.postgresql.sql", "CREATE TABLE on_postgresql (number BIGINT);");
  migrate(database(), read());
  EXPECT_EQ(has_table("on_sqlite"), database().engine() == Engine::sqlite);
  EXPECT_EQ(has_table("on_postgresql"), database().engine() == Engine::postgresql);
}

TEST_P(Migrations, RefuseGapsDoubledNumbersAndUnreadableNames) {
  write("0003_gap.sql", "");
  EXPECT_THROW(read(), Fault);
  std::filesystem::rename(folder_ / "0003_gap.sql", folder_ / "0001_doubled.sql");
  EXPECT_THROW(read(), Fault);
  std::filesystem::rename(folder_ / "0001_doubled.sql", folder_ / "second.sql");
  EXPECT_THROW(read(), Fault);
}

TEST_P(Migrations, TakeTurnsWhenSeveralProgramsStartAtOnce) {
  for (int number = 2; number <= 9; ++number)
    write("000" + std::to_string(number) + "_x.sql",
          "CREATE TABLE t" + std::to_string(number) + " (n BIGINT);");
  std::atomic<int> applied = 0;
  std::vector<std::thread> programs;
  for (int i = 0; i < 3; ++i) programs.emplace_back([&] { applied += migrate(database(), read()); });
  for (auto& program : programs) program.join();
  EXPECT_EQ(applied, 9);
}

}  // namespace
}  // namespace store
