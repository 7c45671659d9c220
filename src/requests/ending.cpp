// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/ending.h"

#include "backup/destructions.h"
#include "requests/team_records.h"

namespace requests {

void destroy(store::Transaction& transaction, const base::RequestId& request, base::Day today) {
  const auto destruction = backup::Destruction::of_request(request, today);
  backup::destroy(transaction, destruction);
  backup::record(transaction, destruction);
  records::set_state(transaction, request, State::destroyed, today);
}

void forget_destroyed_keys(store::Database& database) {
  if (database.engine() == store::Engine::sqlite) (void)database.erase_traces({"key_wraps", "key_requests"});
}

void close_cell(store::Transaction& transaction, const base::RequestId& cell, base::Day today) {
  records::set_state(transaction, cell, State::closed, today);
}

}  // namespace requests
