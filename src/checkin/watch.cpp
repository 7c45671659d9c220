// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/watch.h"

#include "bell/calls.h"

namespace checkin {
namespace {

constexpr auto team_sql = R"(
  SELECT person_id FROM team JOIN persons ON persons.id = person_id
  WHERE request_id = $1 AND persons.state = 'active')";

using People = std::set<base::PersonId>;

// A team with nobody left in it is no reason to call nobody.
People team(store::Transaction& transaction, const Missed& one, const bell::Crew& crew, base::Instant now) {
  People people;
  for (const auto& row : transaction.run(team_sql, {one.request})) people.insert(row.id<base::PersonId>(0));
  if (!people.empty()) return people;
  return one.complaint ? crew.officers : bell::standing_on(bell::Rung::duty, crew, now);
}

People standing_on(Rung rung, const bell::Crew& crew, base::Instant now) {
  switch (rung) {
    case Rung::next: return bell::standing_on(bell::Rung::next, crew, now);
    case Rung::lead: return bell::standing_on(bell::Rung::lead, crew, now);
    case Rung::director: return bell::standing_on(bell::Rung::director, crew, now);
    case Rung::team: break;
  }
  return {};
}

People called(store::Transaction& transaction, const Ladder& ladder, base::Instant now) {
  const auto waiting = missed(transaction, now);
  if (waiting.empty()) return {};
  const auto crew = bell::crew(transaction, now);
  People people;
  for (const auto& one : waiting) {
    people.merge(team(transaction, one, crew, now));
    // Whoever a complaint is about may stand on any rung.
    if (one.complaint) continue;
    for (const auto rung : reached(one.since, ladder, now)) people.merge(standing_on(rung, crew, now));
  }
  return people;
}

}  // namespace

People Watch::look(base::Instant now) const {
  {
    store::Transaction reading{database_, store::Mode::read};
    if (missed(reading, now).empty()) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    return bell::ring(transaction, called(transaction, ladder_, now), now, seconds_between_rings_);
  });
}

}  // namespace checkin
