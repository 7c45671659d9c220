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

}  // namespace

std::set<base::PersonId> standing_on(Rung rung, const Crew& crew, base::Instant at) {
  std::set<base::PersonId> found;
  switch (rung) {
    case Rung::duty: {
      // One is accountable; whoever's shift ends later than theirs begins is not woken as well.
      for (const auto& person : on(crew.shifts, Rank::duty, at))
        if (crew.handlers.contains(person)) return {person};
      return crew.handlers.empty() ? crew.officers : crew.handlers;
    }
    case Rung::next: {
      found = active(on(crew.shifts, Rank::backup, at), crew);
      return found.empty() ? standing_on(Rung::duty, {{}, crew.handlers, crew.officers, {}, {}}, at) : found;
    }
    case Rung::lead: return crew.leads.empty() ? crew.officers : crew.leads;
    case Rung::director: return crew.directors.empty() ? crew.officers : crew.directors;
  }
  return found;
}

std::set<base::PersonId> called(std::span<const Waiting> waiting, const Crew& crew, base::Instant at) {
  std::set<base::PersonId> people;
  for (const auto& one : waiting)
    for (const auto rung : reached(one.urgency, (at.milliseconds - one.since.milliseconds) / 1000))
      people.merge(standing_on(rung, crew, at));
  return people;
}

}  // namespace bell
