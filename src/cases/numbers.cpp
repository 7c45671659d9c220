// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/numbers.h"

#include "cases/priority.h"

namespace cases {
namespace {

constexpr std::int64_t kept_seconds = 60, days_back = 365, hours_a_day = 24;

constexpr auto states_sql =
    R"(
  SELECT state, COUNT(*) FROM requests WHERE kind = 'request' GROUP BY state ORDER BY state)";
constexpr auto levels_sql = R"(
  SELECT rank / $1, COUNT(*) FROM requests
  WHERE kind = 'request' AND state IN ('new', 'open', 'answered') GROUP BY 1 ORDER BY 1)";
constexpr auto first_answer_sql = R"(
  SELECT answered_within, COUNT(*) FROM requests
  WHERE kind = 'request' AND answered_within IS NOT NULL AND arrived_hour >= $1
  GROUP BY answered_within ORDER BY answered_within)";
constexpr auto outcomes_sql = R"(
  SELECT code, COUNT(*) FROM case_facts JOIN requests ON requests.id = case_facts.request_id
  WHERE class = 'outcome' AND kind = 'request' AND closed_day >= $1
  GROUP BY code HAVING COUNT(*) >= $2 ORDER BY code)";
constexpr auto junk_sql = R"(
  SELECT reason, COUNT(*) FROM binnings JOIN requests ON requests.id = request_id
  WHERE kind = 'request' GROUP BY reason ORDER BY reason)";
constexpr auto waiting_sql = R"(
  SELECT COUNT(*), SUM(CASE WHEN imminence = 'now' THEN 1 ELSE 0 END) FROM requests
  WHERE waiting_since_at IS NOT NULL AND kind = 'request')";
constexpr auto reopened_sql = "SELECT COUNT(*) FROM requests WHERE reopened > 0 AND kind = 'request'";
constexpr auto overdue_sql = R"(
  SELECT COUNT(*) FROM case_clocks JOIN requests ON requests.id = case_clocks.request_id
  WHERE due_at < $1 AND requests.kind = 'request')";
constexpr auto load_sql = R"(
  SELECT persons.id,
    (SELECT COUNT(*) FROM team JOIN requests ON requests.id = team.request_id
     WHERE team.person_id = persons.id AND team.state IN ('open', 'answered') AND kind = 'request'),
    (SELECT COUNT(*) FROM case_clocks JOIN requests ON requests.id = case_clocks.request_id
     WHERE case_clocks.person_id = persons.id AND due_at < $1 AND requests.kind = 'request')
  FROM persons
  WHERE persons.state = 'active' AND ' ' || roles || ' ' LIKE '% handler %' ORDER BY persons.id)";

std::vector<Share> shares(const store::Rows& rows) {
  std::vector<Share> shares;
  for (const auto& row : rows) shares.emplace_back(row.text(0), row.integer(1));
  return shares;
}

std::vector<Share> numbered(const store::Rows& rows, auto name) {
  std::vector<Share> shares;
  for (const auto& row : rows) shares.emplace_back(name(row.integer(0)), row.integer(1));
  return shares;
}

}  // namespace

base::Result<Sums> Numbers::see(const staff::Session& asking) const {
  TRY(staff::allow(house_, asking, staff::Deed::see_numbers, "numbers.seen"));
  const std::lock_guard alone{mutex_};
  const auto now = house_.clock.now();
  if (!counted_ || counted_->first.plus_seconds(kept_seconds) <= now) counted_ = {now, count()};
  return counted_->second;
}

Sums Numbers::count() const {
  const auto now = house_.clock.now();
  const auto first_day = now.day().count - days_back;
  store::Transaction reading{house_.database, store::Mode::read};
  Sums sums{.states = shares(reading.run(states_sql)),
            .levels = {},
            .first_answer = {},
            .outcomes = {},
            .junk = shares(reading.run(junk_sql)),
            .load = {}};
  sums.levels = numbered(reading.run(levels_sql, {ranks_a_level}), [](std::int64_t number) {
    return std::string{word(level_of(number * ranks_a_level))};
  });
  sums.first_answer = numbered(reading.run(first_answer_sql, {first_day * hours_a_day}),
                               [](std::int64_t minutes) { return std::to_string(minutes); });
  sums.outcomes = shares(reading.run(outcomes_sql, {first_day, fewest}));
  const auto waiting = *reading.one(waiting_sql);
  sums.waiting = waiting.integer(0);
  sums.waiting_for_life = waiting.maybe_integer(1).value_or(0);
  sums.reopened = reading.one(reopened_sql)->integer(0);
  sums.overdue = reading.one(overdue_sql, {now.milliseconds})->integer(0);
  for (const auto& row : reading.run(load_sql, {now.milliseconds}))
    sums.load.push_back({row.id<base::PersonId>(0), row.integer(1), row.integer(2)});
  return sums;
}

}  // namespace cases
