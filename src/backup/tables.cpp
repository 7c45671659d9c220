// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/tables.h"

#include <algorithm>
#include <set>

namespace backup {
namespace {

struct Questions {
  std::string_view tables, columns, parents;
};

constexpr Questions to_sqlite{
    .tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    .columns = "SELECT name FROM pragma_table_info($1) ORDER BY cid",
    .parents = R"(SELECT DISTINCT "table" FROM pragma_foreign_key_list($1))"};
constexpr Questions to_postgresql{.tables = R"(SELECT table_name::text FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name)",
                                  .columns = R"(SELECT column_name::text FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position)",
                                  .parents = R"(SELECT DISTINCT parent.relname FROM pg_constraint
      JOIN pg_class AS child ON child.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
      WHERE contype = 'f' AND child.oid = to_regclass($1))"};

// The schema is the migrations' business; a restored session would let somebody in who has been shut out
// since.
constexpr std::string_view left_out[] = {"schema_migrations", "sessions", "login_challenges"};

const Questions& questions(store::Transaction& transaction) {
  return transaction.engine() == store::Engine::sqlite ? to_sqlite : to_postgresql;
}

Part part_of(std::string_view table) {
  if (table == "key_epochs") return Part::epochs;
  return table.starts_with("key_") ? Part::keys : Part::content;
}

std::vector<std::string> texts(const store::Rows& rows) {
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.text(0));
  return out;
}

std::vector<std::string> names(store::Transaction& transaction) {
  auto all = texts(transaction.run(questions(transaction).tables));
  std::erase_if(all,
                [](const auto& name) { return std::ranges::find(left_out, name) != std::end(left_out); });
  return all;
}

// Parents first; names stay in the order of the alphabet otherwise.
std::vector<std::string> sorted(store::Transaction& transaction, const std::vector<std::string>& all) {
  std::vector<std::string> out;
  std::set<std::string> waiting{all.begin(), all.end()};
  while (!waiting.empty()) {
    const auto before = out.size();
    for (const auto& name : all) {
      if (!waiting.contains(name)) continue;
      const auto parents = texts(transaction.run(questions(transaction).parents, {name}));
      if (std::ranges::any_of(parents,
                              [&](const auto& parent) { return parent != name && waiting.contains(parent); }))
        continue;
      out.push_back(name);
      waiting.erase(name);
    }
    if (out.size() == before) throw store::Fault{"backup: tables refer to one another in a circle"};
  }
  return out;
}

std::string quoted(std::string_view name) { return std::string{"\""}.append(name).append("\""); }

std::string listed(const Table& table) {
  std::string out;
  for (const auto& column : table.columns) out.append(out.empty() ? "" : ", ").append(quoted(column));
  return out;
}

}  // namespace

std::vector<Table> tables_of(store::Transaction& transaction, Part part) {
  std::vector<Table> tables;
  for (const auto& name : sorted(transaction, names(transaction)))
    if (part_of(name) == part)
      tables.push_back({name, texts(transaction.run(questions(transaction).columns, {name}))});
  return tables;
}

bool is_empty(store::Transaction& transaction) {
  return std::ranges::all_of(names(transaction), [&](const auto& name) {
    return !transaction.one("SELECT EXISTS (SELECT 1 FROM " + quoted(name) + ")")->boolean(0);
  });
}

std::string select_rows(const Table& table) {
  return "SELECT " + listed(table) + " FROM " + quoted(table.name);
}

std::string insert_row(const Table& table) {
  std::string places;
  for (std::size_t i = 1; i <= table.columns.size(); ++i)
    places.append(i == 1 ? "$" : ", $").append(std::to_string(i));
  return "INSERT INTO " + quoted(table.name) + " (" + listed(table) + ") VALUES (" + places + ")";
}

}  // namespace backup
