// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/splits.h"

#include "requests/team_records.h"

namespace requests {
namespace {

constexpr auto insert_thread = R"(
  INSERT INTO requests (id, kind, language, imminence, path, channel, state, arrived_hour, rank, place)
  SELECT $1, kind, language, imminence, 'staff', 'other', 'open', CAST($2 AS BIGINT), rank,
    COALESCE((SELECT sequence FROM trail_head), 0)
  FROM requests WHERE id = $3)";
constexpr auto insert_split = "INSERT INTO splits (request_id, from_id) VALUES ($1, $2)";
const std::string select_related = "SELECT requests.id" + std::string{visible} + R"(
  AND requests.id IN (SELECT request_id FROM splits WHERE from_id = $2
                      UNION SELECT from_id FROM splits WHERE request_id = $2) ORDER BY requests.id)";

}  // namespace

base::Result<base::RequestId> Splits::split(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "request.split", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<base::RequestId> {
          TRY(lock_going_on(transaction, member, request));
          const auto hour = house_.clock.hour();
          const auto second = base::RequestId::next(static_cast<std::uint32_t>(hour.count));
          transaction.change(insert_thread, {second, hour.count, request});
          records::put_in(transaction, second, member.person, house_.clock.today());
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
