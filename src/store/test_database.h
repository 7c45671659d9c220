// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of any room: a fresh, migrated database, gone with the test. PostgreSQL (a schema of its own)
// where HAVRE_TEST_POSTGRESQL is a libpq URL, else SQLite in memory.
//
//   store::TestDatabase database;
//   store::Transaction transaction{*database};
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "store/database.h"
#include "store/migrations.h"

namespace store {

class TestDatabase {
 public:
  enum class Place { memory, file, postgresql };

  static const char* postgresql_address() { return std::getenv("HAVRE_TEST_POSTGRESQL"); }
  static Place chosen() { return postgresql_address() ? Place::postgresql : Place::memory; }

  static std::string name(Place place) {
    switch (place) {
      case Place::memory: return "SqliteInMemory";
      case Place::file: return "SqliteInAFile";
      case Place::postgresql: return "Postgresql";
    }
    return "";
  }

#ifdef HAVRE_SOURCE
  TestDatabase() : TestDatabase{std::filesystem::path{HAVRE_SOURCE} / "migrations"} {}
#endif
  // Without a folder of migrations the database is empty.
  explicit TestDatabase(const std::optional<std::filesystem::path>& migrations, Place place = chosen()) {
    if (place == Place::file) make_folder();
    if (place == Place::postgresql) make_schema();
    database_ = std::make_unique<Database>(address_);
    if (migrations) migrate(*database_, read_migrations(*migrations, database_->engine()));
  }

  ~TestDatabase() {
    database_.reset();
    if (!schema_.empty()) run_outside("DROP SCHEMA " + schema_ + " CASCADE");
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  // For a second process or a second Database on the same content; not for Place::memory.
  const std::string& address() const { return address_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  void make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-test-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw Fault{"no temporary folder for a test"};
    folder_ = pattern;
    address_ = "sqlite:" + (folder_ / "havre.db").string();
  }

  void make_schema() {
    const std::string server = postgresql_address();
    const std::string name = "test_" + base::Id<TestDatabase>::fresh().text();
    run_outside("CREATE SCHEMA " + name);
    schema_ = name;
    const char joint = server.find('?') == std::string::npos ? '?' : '&';
    address_ = server + joint + "options=-csearch_path%3D" + schema_;
  }

  static void run_outside(const std::string& sql) {
    Database server{postgresql_address()};
    Transaction transaction{server};
    transaction.script(sql);
    transaction.commit();
  }

  std::string address_ = "sqlite::memory:";
  std::filesystem::path folder_;
  std::string schema_;
  std::unique_ptr<Database> database_;
};

}  // namespace store
