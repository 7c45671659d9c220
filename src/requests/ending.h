// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a request, whoever asked for it: keys, texts, files, facts and clocks are gone, and it is
// written down so that no restored backup brings them back. Its row stays as a stone.
#pragma once

#include "intake/house.h"

namespace requests {

// With what is kept apart in it. In the caller's transaction, which holds the request's row.
void destroy(const intake::House& house, store::Transaction& transaction, const base::RequestId& request);
// After what was destroyed, outside the transaction: SQLite forgets at once what its log still
// holds; with PostgreSQL the daily round does it.
void forget_destroyed_keys(store::Database& database);

// A crisis cell, when its stages are over: from now on it is kept as long as its class says.
void close_cell(store::Transaction& transaction, const base::RequestId& cell, base::Day today);

}  // namespace requests
