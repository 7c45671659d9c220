// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/habits.h"

#include <algorithm>

#include "access/person_records.h"
#include "trail/entry.h"
#include "trail/tally.h"

namespace staff {
namespace {

std::vector<HourOfReading> read_since(store::Transaction& transaction, base::Hour since) {
  std::vector<HourOfReading> found;
  for (const auto& [actor, hour, subjects] :
       trail::hours_since(transaction, since, {"request.read", "request.previewed", "file.read"})) {
    const auto person = trail::Actor::person_in(actor);
    if (person) found.push_back({*person, hour, subjects});
  }
  return found;
}

}  // namespace

std::vector<Habit> Habits::seen_by(const Session& asking) const {
  const bool all = may(house_, asking.person, Deed::see_people);
  const auto now = house_.clock.hour();
  auto found = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    auto people = records::everybody(transaction);
    std::erase_if(people, [](const Person& person) {
      return person.state == PersonState::invited || person.state == PersonState::left;
    });
    const base::Hour since{now.count - (weeks_before + 1) * hours_a_week};
    auto everybody = habits(people, read_since(transaction, since), now);
    if (all) house_.trail.record(transaction, {asking.actor(), "habits.read"});
    return everybody;
  });
  if (!all) std::erase_if(found, [&](const Habit& habit) { return habit.person != asking.person.id; });
  return found;
}

}  // namespace staff
