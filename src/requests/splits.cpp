// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/splits.h"

namespace requests {
namespace {

constexpr auto insert_thread = R"(
  INSERT INTO requests (id, kind, language, imminence, path, channel, state, arrived_hour, rank, place)
  SELECT $1, kind, language, imminence, 'staff', 'other', 'open', CAST($2 AS BIGINT), rank,
    COALESCE((SELECT sequence FROM trail_head), 0)
  FROM requests WHERE id = $3)";
constexpr auto insert_team = R"(
  INSERT INTO team (request_id, person_id, arrived_hour, place, state, rank, since_day)
  SELECT id, $2, arrived_hour, place, state, rank, CAST($3 AS BIGINT) FROM requests WHERE id = $1)";
constexpr auto insert_split = "INSERT INTO splits (request_id, from_id) VALUES ($1, $2)";
const std::string select_related = "SELECT requests.id" + std::string{visible} + R"(
  AND requests.id IN (SELECT request_id FROM splits WHERE from_id = $2
                      UNION SELECT from_id FROM splits WHERE request_id = $2) ORDER BY requests.id)";

}  // namespace

base::Result<base::RequestId> Splits::split(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "request.split", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<base::RequestId> {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !leads(member)) return refusal::unknown;
          if (!intake::comes_from_outside(seen->kind)) return refusal::no_such_step;
          if (is_ended(seen->state)) return refusal::ended;
          if (seen->generation == 0) return refusal::moved;
          const auto hour = house_.clock.hour();
          const auto second = base::RequestId::next(static_cast<std::uint32_t>(hour.count));
          transaction.change(insert_thread, {second, hour.count, request});
          transaction.change(insert_team, {second, member.person, hour.count / 24});
          transaction.change(insert_split, {second, request});
          house_.trail.record(transaction,
                              {trail::Actor::person(member.person), "request.split", request, {second}});
          return second;
        });
  });
}

base::Result<std::vector<base::RequestId>> Splits::related(const Member& member,
                                                           const base::RequestId& request) const {
  store::Transaction reading{house_.database, store::Mode::read};
  if (!find_visible(reading, member, request)) return refusal::unknown;
  std::vector<base::RequestId> found;
  for (const auto& row : reading.run(select_related, {member.person, request}))
    found.push_back(row.id<base::RequestId>(0));
  return found;
}

}  // namespace requests
