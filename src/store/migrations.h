// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbered, forward-only changes of the schema: migrations/NNNN_name.sql, or NNNN_name.sqlite.sql and
// NNNN_name.postgresql.sql where the engines differ. Each is one transaction; going back is restoring a
// backup.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct Migration {
  int number;
  std::string name;
  std::string sql;
  std::string digest;  // hex; an applied migration whose file has changed since is a Fault
};

// In order, for this engine. A gap or a doubled number is a Fault.
std::vector<Migration> read_migrations(const std::filesystem::path& folder, Engine engine);

// Applies what is missing, one process at a time; returns how many.
int migrate(Database& database, const std::vector<Migration>& migrations);

// The last one applied; 0 in an empty database.
int schema_number(Transaction& transaction);

// True when the database stands exactly at the last of these migrations. Doors start only then.
bool is_current(Database& database, const std::vector<Migration>& migrations);

}  // namespace store
