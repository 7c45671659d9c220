// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/leaving.h"

#include "post/outboxes.h"
#include "requests/compartment_records.h"
#include "requests/due_records.h"
#include "requests/team_records.h"

namespace requests {
namespace {

void call_if_nobody_is_left(const intake::House& house, store::Transaction& transaction,
                            const base::RequestId& request, const base::PersonId& person) {
  if (records::somebody_makes_keys(transaction, request)) return;
  // No device of its team can make the next key: officers must put somebody in charge.
  for (const auto& officer : records::officers(transaction, person))
    post::page(transaction, officer, house.clock.now());
  house.trail.record(transaction, {trail::Actor::system(), "team.empty", request});
}

}  // namespace

std::int64_t leave(const intake::House& house, store::Transaction& transaction,
                   const base::RequestId& request, const base::PersonId& person) {
  records::take_out(transaction, request, person, house.clock.today());
  std::int64_t closed = 0;
  for (const auto& compartment : records::compartments(transaction, person, request)) {
    closed += leave_and_close(house, transaction, compartment.id, person);
    house.trail.record(transaction, {trail::Actor::system(), "team.removed", compartment.id, {person}});
  }
  return closed;
}

std::int64_t leave_and_close(const intake::House& house, store::Transaction& transaction,
                             const base::RequestId& request, const base::PersonId& person) {
  const auto closed = leave(house, transaction, request, person);
  const bool was_open = records::close_generation(transaction, request);
  call_if_nobody_is_left(house, transaction, request, person);
  return closed + (was_open ? 1 : 0);
}

}  // namespace requests
