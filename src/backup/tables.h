// SPDX-License-Identifier: AGPL-3.0-or-later
// Which tables a backup takes, as the database itself names them: a table added by a later migration is never
// forgotten.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace backup {

enum class Part : std::uint8_t {
  content = 1,  // everything but keys
  keys = 2,     // tables named key_*, but key_epochs
  epochs = 3,   // key_epochs: private halves of epoch keys
};

struct Table {
  std::string name;
  std::vector<std::string> columns;
  friend bool operator==(const Table&, const Table&) = default;
};

// A table comes after those its rows refer to. What must not come back is left out: open sessions and
// log-ins.
std::vector<Table> tables_of(store::Transaction& transaction, Part part);

// Nothing but the schema.
bool is_empty(store::Transaction& transaction);

std::string select_rows(const Table& table);
std::string insert_row(const Table& table);

}  // namespace backup
