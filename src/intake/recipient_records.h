// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables that say who is vouched for, as they stand, verified by nobody. Private to this room.
#pragma once

#include "seal/statement.h"
#include "store/database.h"

namespace intake::records {

struct DirectoryRow {
  seal::Bytes statement;
  seal::Credential credential;
};

// Changes whenever anything below does.
std::string marks(store::Transaction& transaction, base::Day today);
std::optional<DirectoryRow> newest_directory(store::Transaction& transaction);
std::vector<seal::Bytes> revocations(store::Transaction& transaction);
std::optional<seal::Bytes> recovery_statement(store::Transaction& transaction);
// From two days ago to tomorrow, and the newest of each person before that.
std::vector<seal::Bytes> epoch_statements(store::Transaction& transaction, base::Day today);

}  // namespace intake::records
