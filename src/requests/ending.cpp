// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/ending.h"

#include "backup/destructions.h"
#include "requests/compartment_records.h"
#include "requests/team_records.h"

namespace requests {

void destroy(const intake::House& house, store::Transaction& transaction, const base::RequestId& request) {
  const auto today = house.clock.today();
  for (const auto& compartment : records::compartments_of(transaction, request)) {
    // Whoever stood in it is told, so that their devices forget it too.
    for (const auto& person : records::team(transaction, compartment)) {
      records::take_out(transaction, compartment, person, today);
      house.trail.record(transaction, {trail::Actor::system(), "team.removed", compartment, {person}});
    }
    records::set_state(transaction, compartment, State::destroyed, today);
  }
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
