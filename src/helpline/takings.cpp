// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/takings.h"

#include <algorithm>

namespace helpline {
namespace {

// Only new and open ones wait; their states stand in an index of the person's own.
const std::string select_clocks = R"(
  SELECT requests.id, imminence, waiting_since_at, requests.language,
    (SELECT takings.person_id FROM takings WHERE takings.request_id = requests.id),
    (SELECT takings.until_at FROM takings WHERE takings.request_id = requests.id))" +
                                  std::string{requests::visible} + R"(
  AND team.state IN ('new', 'open') AND waiting_since_at IS NOT NULL AND kind = 'request'
  ORDER BY waiting_since_at LIMIT $2)";
constexpr auto select_waiting = R"(
  SELECT imminence, waiting_since_at FROM requests
  WHERE id = $1 AND waiting_since_at IS NOT NULL AND kind = 'request')";
constexpr auto put_taking = R"(
  INSERT INTO takings (request_id, person_id, until_at) VALUES ($1, $2, $3)
  ON CONFLICT (request_id) DO UPDATE SET person_id = excluded.person_id, until_at = excluded.until_at)";

Clock clock(const bell::Ladder& ladder, const store::Row& row, base::Instant now) {
  Clock clock;
  clock.urgency = bell::urgency(row.text(1));
  clock.language = row.text(3);
  clock.since = {row.integer(2)};
  clock.promised = clock.since.plus_seconds(ladder.promise_seconds);
  const auto until = row.maybe_integer(5);
  if (until && *until > now.milliseconds) {
    clock.taken_by = row.id<base::PersonId>(4);
    clock.taken_until = base::Instant{*until};
  } else {
    clock.reached = bell::reached(ladder, clock.urgency, clock.since, now);
  }
  return clock;
}

}  // namespace

base::Result<> Takings::take(const requests::Member& member, const base::RequestId& request) const {
  const auto now = house_.clock.now();
  return requests::watched(house_, member, "request.taken", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) || !requests::leads(member))
        return requests::refusal::unknown;
      const auto row = transaction.one(select_waiting, {request});
      if (!row) return refusal::waits_no_more;
      const auto until = taken_until(ladder_, bell::urgency(row->text(0)), {row->integer(1)}, now);
      transaction.change(put_taking, {request, member.person, until.milliseconds});
      transaction.change("DELETE FROM handovers WHERE request_id = $1", {request});
      house_.trail.record(transaction, {trail::Actor::person(member.person), "request.taken", request});
      return base::done();
    });
  });
}

std::vector<std::pair<base::RequestId, Clock>> Takings::clocks(const requests::Member& member) const {
  const auto now = house_.clock.now();
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<std::pair<base::RequestId, Clock>> clocks;
  for (const auto& row : reading.run(select_clocks, {member.person, most_clocks}))
    clocks.emplace_back(row.id<base::RequestId>(0), clock(ladder_, row, now));
  // Danger to life first, taken last, then whoever waits longest.
  std::ranges::sort(clocks, {}, [](const auto& one) {
    return std::tuple{one.second.taken_by.has_value(), one.second.urgency != bell::Urgency::life,
                      one.second.since, one.first};
  });
  return clocks;
}

}  // namespace helpline
