// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/trail_reading.h"
#include "desk_door/people_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::int64_t most_lines = 500, usual_lines = 100;

Gate::Answered lines(Office& office, const staff::Session& session, const http::Request& request) {
  const auto before = TRY(number_in_query(request, "before")).value_or(0);
  const auto limit = TRY(number_in_query(request, "limit")).value_or(usual_lines);
  if (limit < 1 || limit > most_lines) return wire::refusal::unreadable;

  const auto found = TRY(staff::read_trail(office.house, session, before, static_cast<int>(limit)));
  json::array entries;
  for (const auto& line : found) {
    entries.push_back({{"sequence", line.sequence},
                       {"hour", out(line.hour)},
                       {"actor", line.actor},
                       {"deed", line.deed},
                       {"subject", line.subject},
                       {"detail", line.detail},
                       {"hash", out(line.hash)}});
  }
  const bool is_more = !found.empty() && found.back().sequence > 1;
  return answer(
      {{"entries", entries}, {"more", is_more ? json::value(found.back().sequence) : json::value(nullptr)}});
}

Gate::Answered habits(Office& office, const staff::Session& session) {
  json::array people;
  for (const auto& habit : office.habits.seen_by(session)) {
    json::array oddities;
    for (const auto oddity : habit.oddities) oddities.emplace_back(staff::word(oddity));
    people.push_back({{"person", out(habit.person)},
                      {"readings", habit.readings},
                      {"bulk_hours", habit.bulk_hours},
                      {"usual", habit.usual},
                      {"colleagues", habit.colleagues},
                      {"oddities", oddities}});
  }
  return answer({{"people", people}});
}

}  // namespace

void add_trail_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  gate.asked(get, "/api/trail",
             [&](const Session& session, const Request& request) { return lines(office, session, request); });
  gate.asked(get, "/api/habits",
             [&](const Session& session, const Request&) { return habits(office, session); });
  gate.asked(get, "/api/trail/head",
             [&](const Session&, const Request&) -> Gate::Answered { return answer(head_json(office)); });
}

}  // namespace desk
