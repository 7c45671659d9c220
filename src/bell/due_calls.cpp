// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/due_calls.h"

#include "bell/calls.h"

namespace bell {
namespace {

// Of a person who is named but gone, nothing: it is the team's turn.
constexpr auto select_due = R"(
  SELECT case_clocks.request_id, case_clocks.kind, due_at, requests.kind,
    CASE WHEN imminence = 'now' OR rank < 1000 THEN 1 ELSE 0 END,
    (SELECT persons.id FROM team JOIN persons ON persons.id = team.person_id AND persons.state = 'active'
     WHERE team.request_id = case_clocks.request_id AND team.person_id = case_clocks.person_id)
  FROM case_clocks JOIN requests ON requests.id = case_clocks.request_id
  WHERE case_clocks.kind IN ('contact', 'task') AND due_at <= $1
    AND (quiet_until_at IS NULL OR quiet_until_at <= $1)
    AND requests.state IN ('new', 'open', 'answered')
    AND (case_clocks.kind = 'contact' OR imminence = 'now' OR rank < 1000)
  ORDER BY due_at)";
// Whoever may keep a promise: an interpreter does not.
constexpr auto select_team = R"(
  SELECT persons.id FROM team JOIN persons ON persons.id = team.person_id
  WHERE team.request_id = $1 AND persons.state = 'active'
    AND (' ' || roles || ' ' LIKE '% handler %' OR ' ' || roles || ' ' LIKE '% complaints %'))";

using People = std::set<base::PersonId>;

struct Due {
  base::RequestId request;
  bool contact = false;
  base::Instant since;
  bool complaint = false;
  Urgency urgency = Urgency::other;
  std::optional<base::PersonId> person;
};

std::vector<Due> due(store::Transaction& transaction, base::Instant now) {
  std::vector<Due> found;
  for (const auto& row : transaction.run(select_due, {now.milliseconds}))
    found.push_back({.request = row.id<base::RequestId>(0),
                     .contact = row.text(1) == "contact",
                     .since = {row.integer(2)},
                     .complaint = row.text(3) == "complaint",
                     .urgency = row.boolean(4) ? Urgency::life : Urgency::other,
                     .person = row.maybe_id<base::PersonId>(5)});
  return found;
}

// A team with nobody left in it is no reason to call nobody.
People first_called(store::Transaction& transaction, const Due& one, const Crew& crew, base::Instant now) {
  if (one.person) return {*one.person};
  People people;
  for (const auto& row : transaction.run(select_team, {one.request}))
    people.insert(row.id<base::PersonId>(0));
  if (!people.empty()) return people;
  return one.complaint ? crew.officers : standing_on(Rung::duty, crew, now);
}

People called(store::Transaction& transaction, const Ladder& ladder, base::Instant now) {
  const auto waiting = due(transaction, now);
  if (waiting.empty()) return {};
  const auto crew = bell::crew(transaction, now);
  People people;
  for (const auto& one : waiting) {
    people.merge(first_called(transaction, one, crew, now));
    if (one.complaint || !one.contact) continue;
    for (const auto& step : ladder.contact_steps(one.urgency))
      if (one.since.plus_seconds(step.after_seconds) <= now) people.merge(standing_on(step.rung, crew, now));
  }
  return people;
}

}  // namespace

People DueCalls::look(base::Instant now) const {
  {
    store::Transaction reading{database_, store::Mode::read};
    if (due(reading, now).empty()) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    return ring(transaction, called(transaction, ladder_, now), now, ladder_.seconds_between_rings);
  });
}

}  // namespace bell
