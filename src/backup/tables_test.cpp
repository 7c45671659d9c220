// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "store/test_database.h"

namespace backup {
namespace {

class Tables : public testing::Test {
 protected:
  std::vector<std::string> names(Part part) {
    store::Transaction transaction{*database, store::Mode::read};
    std::vector<std::string> out;
    for (const auto& table : tables_of(transaction, part)) out.push_back(table.name);
    return out;
  }
  static bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  }
  store::TestDatabase database;
};

TEST_F(Tables, WithKeysAreApartFromTheContent) {
  EXPECT_EQ(names(Part::epochs), std::vector<std::string>{"key_epochs"});
  const auto keys = names(Part::keys);
  const auto content = names(Part::content);
  EXPECT_TRUE(has(keys, "key_wraps") && has(keys, "key_requests") && has(keys, "key_rings"));
  EXPECT_TRUE(has(content, "requests") && has(content, "envelopes") && has(content, "trail"));
  EXPECT_TRUE(std::ranges::none_of(content, [](const auto& name) { return name.starts_with("key_"); }));
}

TEST_F(Tables, OfOpenSessionsStayOut) {
  const auto content = names(Part::content);
  EXPECT_FALSE(has(content, "sessions"));
  EXPECT_FALSE(has(content, "login_challenges"));
  EXPECT_FALSE(has(content, "schema_migrations"));
}

TEST_F(Tables, ComeAfterThoseTheyReferTo) {
  const auto content = names(Part::content);
  const auto at = [&](std::string_view name) { return std::ranges::find(content, name) - content.begin(); };
  EXPECT_LT(at("persons"), at("devices"));
  EXPECT_LT(at("requests"), at("envelopes"));
  EXPECT_LT(at("envelopes"), at("readings"));
  EXPECT_LT(at("files"), at("file_chunks"));
}

TEST_F(Tables, HaveTheirColumnsInOrder) {
  store::Transaction transaction{*database, store::Mode::read};
  const auto tables = tables_of(transaction, Part::epochs);
  EXPECT_EQ(tables[0].columns, (std::vector<std::string>{"person_id", "day", "sealed"}));
  EXPECT_EQ(insert_row(tables[0]),
            R"(INSERT INTO "key_epochs" ("person_id", "day", "sealed") VALUES ($1, $2, $3))");
}

TEST_F(Tables, AreEmptyUntilSomethingIsThere) {
  store::Transaction transaction{*database};
  EXPECT_TRUE(is_empty(transaction));
  transaction.change("INSERT INTO destructions VALUES ($1, $2, $3)",
                     {base::RequestId::fresh(), "request", 1});
  EXPECT_FALSE(is_empty(transaction));
}

}  // namespace
}  // namespace backup
