// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/migrations.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/clock.h"

namespace store {
namespace {

constexpr auto create_table = R"(CREATE TABLE IF NOT EXISTS schema_migrations (
  number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_day BIGINT NOT NULL))";
constexpr auto applied = "SELECT number, digest FROM schema_migrations ORDER BY number";
constexpr auto remember =
    "INSERT INTO schema_migrations (number, name, digest, applied_day) VALUES ($1, $2, $3, $4)";
constexpr auto sqlite_table =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";
constexpr auto postgresql_table =
    "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_migrations')";
// Any number will do, as long as it is always the same.
constexpr auto lock_schema = "SELECT pg_advisory_xact_lock(7305801140253)";

std::string read(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  if (!file) throw Fault{"a migration cannot be read"};
  return text;
}

// FNV-1a, 64 bits: finds a file edited by mistake. It guards against nobody; the package's signature does.
std::string digest(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
  base::Bytes bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(hash >> shift));
  return base::to_hex(bytes);
}

// "0001_cases.sql" or "0001_cases.sqlite.sql", without ".sql".
std::optional<Migration> named(std::string stem, Engine engine) {
  const std::string_view own = engine == Engine::sqlite ? ".sqlite" : ".postgresql";
  const std::string_view other = engine == Engine::sqlite ? ".postgresql" : ".sqlite";
  if (stem.ends_with(other)) return std::nullopt;
  if (stem.ends_with(own)) stem.resize(stem.size() - own.size());
  int number = 0;
  const auto [end, error] =
      std::from_chars(stem.data(), stem.data() + std::min<std::size_t>(4, stem.size()), number);
  if (error != std::errc{} || end != stem.data() + 4 || stem.size() < 6 || stem[4] != '_')
    throw Fault{"a migration's file name is not NNNN_name.sql"};
  return Migration{.number = number, .name = stem.substr(5), .sql = {}, .digest = {}};
}

// How many stand in the database; a Fault if they are not the first of these.
std::size_t count_applied(Transaction& transaction, const std::vector<Migration>& migrations) {
  const auto rows = transaction.run(applied);
  for (std::size_t i = 0; i < std::min(rows.size(), migrations.size()); ++i)
    if (rows[i].integer(0) != migrations[i].number || rows[i].text(1) != migrations[i].digest)
      throw Fault{"a migration has been edited after it was applied"};
  return rows.size();
}

bool has_table(Transaction& transaction) {
  const auto table = transaction.engine() == Engine::sqlite ? sqlite_table : postgresql_table;
  return transaction.one(table)->integer(0) != 0;
}

bool apply_next(Database& database, const std::vector<Migration>& migrations) {
  Transaction transaction{database};
  if (database.engine() == Engine::postgresql) transaction.script(lock_schema);
  transaction.script(create_table);
  const auto count = count_applied(transaction, migrations);
  if (count > migrations.size()) throw Fault{"the database is newer than this program"};
  if (count == migrations.size()) return false;

  const auto& next = migrations[count];
  transaction.script(next.sql);
  transaction.change(remember, {next.number, next.name, next.digest, base::SystemClock{}.today().count});
  transaction.commit();
  return true;
}

}  // namespace

std::vector<Migration> read_migrations(const std::filesystem::path& folder, Engine engine) {
  std::error_code missing;
  std::vector<Migration> migrations;
  for (const auto& entry : std::filesystem::directory_iterator{folder, missing}) {
    if (entry.path().extension() != ".sql" || entry.path().filename() == "schema.sql") continue;
    auto migration = named(entry.path().stem().string(), engine);
    if (!migration) continue;
    migration->sql = read(entry.path());
    migration->digest = digest(migration->sql);
    migrations.push_back(std::move(*migration));
  }
  if (missing) throw Fault{"the folder of migrations cannot be read"};
  std::ranges::sort(migrations, {}, &Migration::number);
  for (std::size_t i = 0; i < migrations.size(); ++i)
    if (migrations[i].number != static_cast<int>(i) + 1) throw Fault{"migrations are not numbered 1, 2, 3 …"};
  return migrations;
}

int migrate(Database& database, const std::vector<Migration>& migrations) {
  int count = 0;
  while (apply_next(database, migrations)) ++count;
  return count;
}

int schema_number(Transaction& transaction) {
  if (!has_table(transaction)) return 0;
  const auto rows = transaction.run(applied);
  return rows.empty() ? 0 : static_cast<int>(rows.back().integer(0));
}

bool is_current(Database& database, const std::vector<Migration>& migrations) {
  Transaction transaction{database, Mode::read};
  if (!has_table(transaction)) return migrations.empty();
  return count_applied(transaction, migrations) == migrations.size();
}

}  // namespace store
