// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/crew.h"

namespace bell {
namespace {

std::set<base::PersonId> active(const std::vector<base::PersonId>& people, const Crew& crew) {
  std::set<base::PersonId> found;
  for (const auto& person : people)
    if (crew.handlers.contains(person)) found.insert(person);
  return found;
}

const std::set<base::PersonId>& or_officers(const std::set<base::PersonId>& people, const Crew& crew) {
  return people.empty() ? crew.officers : people;
}

// One is accountable; whoever's shift ends later than theirs begins is not woken as well. Who works for a
// crisis is called with them, and stands in for nobody.
std::set<base::PersonId> on_duty(const Crew& crew, base::Instant at) {
  std::set<base::PersonId> found = active(on(crew.shifts, Rank::surge, at), crew);
  for (const auto& person : on(crew.shifts, Rank::duty, at)) {
    if (!crew.handlers.contains(person)) continue;
    found.insert(person);
    return found;
  }
  return or_officers(crew.handlers, crew);
}

}  // namespace

std::set<base::PersonId> standing_on(Rung rung, const Crew& crew, base::Instant at) {
  switch (rung) {
    case Rung::duty: return on_duty(crew, at);
    case Rung::next: {
      const auto found = active(on(crew.shifts, Rank::backup, at), crew);
      return found.empty() ? or_officers(crew.handlers, crew) : found;
    }
    case Rung::lead: return or_officers(crew.leads, crew);
    case Rung::director: return or_officers(crew.directors, crew);
  }
  return {};
}

std::set<base::PersonId> called(const Ladder& ladder, std::span<const Waiting> waiting, const Crew& crew,
                                base::Instant at) {
  std::set<base::PersonId> people;
  for (const auto& one : waiting)
    for (const auto rung : reached(ladder, one.urgency, one.since, at))
      people.merge(standing_on(rung, crew, at));
  return people;
}

}  // namespace bell
