// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/interpreters.h"

#include <set>

#include "post/outboxes.h"

namespace helpline {
namespace {

constexpr auto select_fit = R"(
  SELECT 1 FROM team JOIN persons ON persons.id = team.person_id
  WHERE request_id = $1 AND person_id = $2 AND persons.state = 'active'
    AND ' ' || roles || ' ' LIKE '% interpreter %')";
constexpr auto put_asked = R"(
  INSERT INTO interpretings (request_id, person_id, asked_by, accepted) VALUES ($1, $2, $3, 0)
  ON CONFLICT (request_id, person_id) DO UPDATE SET asked_by = excluded.asked_by)";
constexpr auto put_accepted =
    "UPDATE interpretings SET accepted = 1 WHERE request_id = $1 AND person_id = $2";
constexpr auto select_asked = "SELECT 1 FROM interpretings WHERE request_id = $1 AND person_id = $2";
constexpr auto select_asker = R"(
  SELECT asked_by FROM interpretings
  JOIN team ON team.request_id = interpretings.request_id AND team.person_id = asked_by
  WHERE interpretings.request_id = $1 AND interpretings.person_id = $2 AND asked_by <> $2)";
constexpr auto select_others = "SELECT person_id FROM team WHERE request_id = $1 AND person_id <> $2";
constexpr auto select_all = R"(
  SELECT person_id, asked_by, accepted FROM interpretings WHERE request_id = $1 ORDER BY person_id)";

// Whoever asked, while they still see it; the others of the team if not.
std::set<base::PersonId> who_waits(store::Transaction& transaction, const base::RequestId& request,
                                   const base::PersonId& interpreter) {
  auto rows = transaction.run(select_asker, {request, interpreter});
  if (rows.empty()) rows = transaction.run(select_others, {request, interpreter});
  std::set<base::PersonId> people;
  for (const auto& row : rows) people.insert(row.id<base::PersonId>(0));
  return people;
}

}  // namespace

base::Result<> Interpreters::ask(const requests::Member& member, const base::RequestId& request,
                                 const base::PersonId& person) const {
  return requests::watched(house_, member, "interpreter.asked", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto seen = requests::lock_visible(transaction, member, request);
      if (!seen || !requests::leads(member)) return requests::refusal::unknown;
      if (requests::is_ended(seen->state)) return requests::refusal::ended;
      if (!transaction.one(select_fit, {request, person})) return refusal::no_interpreter;
      transaction.change(put_asked, {request, person, member.person});
      post::page(transaction, person, house_.clock.now());
      house_.trail.record(transaction,
                          {trail::Actor::person(member.person), "interpreter.asked", request, {person}});
      return base::done();
    });
  });
}

base::Result<> Interpreters::accept(const requests::Member& member, const base::RequestId& request) const {
  return requests::watched(house_, member, "interpreter.accepted", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) ||
          transaction.change(put_accepted, {request, member.person}) == 0)
        return requests::refusal::unknown;
      house_.trail.record(transaction,
                          {trail::Actor::person(member.person), "interpreter.accepted", request});
      return base::done();
    });
  });
}

base::Result<> Interpreters::finish(const requests::Member& member, const base::RequestId& request) const {
  return requests::watched(house_, member, "interpreter.finished", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request)) return requests::refusal::unknown;
      if (!transaction.one(select_asked, {request, member.person})) return requests::refusal::unknown;
      const auto waiting = who_waits(transaction, request, member.person);
      TRY(teams_.step_out(transaction, member, request));
      post::page(transaction, waiting, house_.clock.now());
      house_.trail.record(transaction,
                          {trail::Actor::person(member.person), "interpreter.finished", request});
      return base::done();
    });
  });
}

base::Result<std::vector<Interpreting>> Interpreters::of(const requests::Member& member,
                                                         const base::RequestId& request) const {
  store::Transaction reading{house_.database, store::Mode::read};
  if (!requests::find_visible(reading, member, request)) return requests::refusal::unknown;
  std::vector<Interpreting> found;
  for (const auto& row : reading.run(select_all, {request}))
    found.push_back({row.id<base::PersonId>(0), row.id<base::PersonId>(1), row.boolean(2)});
  return found;
}

}  // namespace helpline
