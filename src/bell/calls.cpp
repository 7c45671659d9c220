// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/calls.h"

#include <algorithm>

#include "bell/call_records.h"
#include "post/outboxes.h"

namespace bell {
namespace {

// Rotas change more slowly than that; whoever asks looks again then.
constexpr std::int64_t seconds_ahead = 24 * 3600;

// When a waiting request calls for the next rung.
std::vector<base::Instant> steps_ahead(const Ladder& ladder, const std::vector<Waiting>& waiting,
                                       base::Instant now) {
  std::vector<base::Instant> ahead;
  for (const auto& one : waiting)
    if (const auto step = next_step(ladder, one.urgency, one.since, now)) ahead.push_back(*step);
  return ahead;
}

std::vector<base::Instant> changes_of_shift(const Crew& crew, base::Instant now) {
  std::vector<base::Instant> changes;
  for (const auto& shift : crew.shifts)
    for (const auto at : {shift.begins, shift.ends})
      if (at > now) changes.push_back(at);
  return changes;
}

std::set<base::PersonId> due(const Ladder& ladder, store::Transaction& transaction, base::Instant now) {
  const auto waiting = records::oldest_waiting(transaction, now);
  if (waiting.empty()) return {};
  auto people = called(ladder, waiting, crew(transaction, now), now);
  std::erase_if(people, [&](const base::PersonId& person) {
    const auto last = records::last_ring(transaction, person);
    return last && last->plus_seconds(ladder.seconds_between_rings) > now;
  });
  return people;
}

}  // namespace

std::set<base::PersonId> ring(store::Transaction& transaction, const std::set<base::PersonId>& people,
                              base::Instant now, std::int64_t seconds_between_rings) {
  std::set<base::PersonId> rung;
  for (const auto& person : people)
    if (records::may_ring(transaction, person, now, seconds_between_rings)) rung.insert(person);
  for (const auto& person : rung) post::ring(transaction, person, now);
  return rung;
}

Crew crew(store::Transaction& transaction, base::Instant now) {
  return records::crew(transaction, now, now.plus_seconds(1));
}

std::set<base::PersonId> Calls::look(base::Instant now) const {
  {
    store::Transaction reading{database_, store::Mode::read};
    if (due(ladder_, reading, now).empty()) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    // Asked again: it may have been taken meanwhile.
    return ring(transaction, due(ladder_, transaction, now), now, ladder_.seconds_between_rings);
  });
}

std::optional<base::Instant> Calls::next_look(base::Instant now) const {
  store::Transaction reading{database_, store::Mode::read};
  std::vector<base::Instant> moments;
  if (const auto over = records::first_taking_over(reading, now)) moments.push_back(*over);
  if (const auto waiting = records::oldest_waiting(reading, now); !waiting.empty()) {
    const auto crew = records::crew(reading, now, now.plus_seconds(seconds_ahead));
    moments.push_back(now.plus_seconds(seconds_ahead));
    std::ranges::copy(steps_ahead(ladder_, waiting, now), std::back_inserter(moments));
    std::ranges::copy(changes_of_shift(crew, now), std::back_inserter(moments));
    for (const auto& person : called(ladder_, waiting, crew, now)) {
      const auto last = records::last_ring(reading, person);
      moments.push_back(last ? std::max(last->plus_seconds(ladder_.seconds_between_rings), now) : now);
    }
  }
  if (moments.empty()) return std::nullopt;
  return *std::ranges::min_element(moments);
}

}  // namespace bell
