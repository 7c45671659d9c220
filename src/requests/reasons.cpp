// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/reasons.h"

namespace requests {
namespace {

constexpr auto people_sql = R"(
  SELECT persons.id, persons.state, team.since_day FROM persons
  LEFT JOIN team ON team.person_id = persons.id AND team.request_id = $1
  WHERE persons.state <> 'invited' ORDER BY persons.id)";
constexpr auto generations_sql = R"(
  SELECT person_id, generation FROM key_requests WHERE request_id = $1 AND person_id IS NOT NULL
  ORDER BY generation)";

using Generations = std::map<base::PersonId, std::vector<std::uint32_t>>;

Generations generations(store::Transaction& transaction, const base::RequestId& request) {
  Generations found;
  for (const auto& row : transaction.run(generations_sql, {request}))
    found[row.id<base::PersonId>(0)].push_back(static_cast<std::uint32_t>(row.integer(1)));
  return found;
}

struct Standing {
  Place place;
  std::optional<base::Day> since;
};

std::vector<Standing> standing(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<Standing> found;
  for (const auto& row : transaction.run(people_sql, {request})) {
    const auto since = row.maybe_integer(2);
    found.push_back({{row.id<base::PersonId>(0), since.has_value(), row.text(1) == "left"},
                     since ? std::optional{base::Day{*since}} : std::nullopt});
  }
  return found;
}

std::vector<trail::Line> deciding(store::Transaction& transaction, const base::RequestId& request,
                                  const std::vector<Standing>& people) {
  std::vector<trail::Subject> subjects{request};
  for (const auto& [place, since] : people)
    if (place.has_left) subjects.emplace_back(place.person);
  return trail::deeds_about(transaction, subjects,
                            {"request.received", "request.adopted", "request.key_renewed", "team.added",
                             "team.removed", "request.lent", "person.left"});
}

}  // namespace

base::Result<std::vector<Reason>> Reasons::of(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "request.explain", request, [&]() -> base::Result<std::vector<Reason>> {
    store::Transaction reading{house_.database, store::Mode::read};
    if (!find_visible(reading, member, request)) return refusal::unknown;
    const auto people = standing(reading, request);
    const auto lines = deciding(reading, request, people);
    auto keys = generations(reading, request);
    std::vector<Reason> reasons;
    for (const auto& [place, since] : people)
      reasons.push_back({.person = place.person,
                         .sees = place.in_team,
                         .decision = decide(place, lines),
                         .since = since,
                         .generations = std::move(keys[place.person])});
    return reasons;
  });
}

}  // namespace requests
