// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/retentions.h"

#include "cases/clock_records.h"
#include "cases/retention.h"
#include "requests/ending.h"

namespace cases {
namespace {

// Whatever is closed: the rule decides, row by row.
constexpr auto over_sql = R"(
  SELECT requests.id, closed_day,
    (SELECT MIN(code) FROM case_facts WHERE request_id = requests.id AND class = 'retention'),
    (SELECT MIN(due_at) FROM case_clocks WHERE request_id = requests.id AND kind = 'retention'),
    (SELECT COUNT(*) FROM envelopes WHERE request_id = requests.id AND direction = 'inward' AND NOT EXISTS
      (SELECT 1 FROM readings WHERE envelope_id = envelopes.id))
  FROM requests WHERE state IN ('closed', 'withdrawn') AND closed_day IS NOT NULL)";
constexpr auto still_sql = "SELECT 1 FROM requests WHERE id = $1 AND state IN ('closed', 'withdrawn')";
constexpr auto reopened_sql = R"(
  DELETE FROM case_clocks WHERE kind = 'retention' AND request_id IN
    (SELECT id FROM requests WHERE state NOT IN ('closed', 'withdrawn')))";
constexpr auto take_back_sql = "DELETE FROM case_clocks WHERE request_id = $1 AND kind = 'retention'";

Verdict verdict_on(const store::Row& row, base::Instant now) {
  const auto retention = row.maybe_text(2).value_or(std::string{usual_retention});
  Standing standing{.closed = {row.integer(1)},
                    .retention = retention,
                    .unread = row.integer(4) > 0,
                    .warned_for = std::nullopt};
  if (const auto due = row.maybe_integer(3)) standing.warned_for = base::Instant{*due};
  return verdict(standing, now);
}

void warn(store::Transaction& transaction, const base::RequestId& request, base::Instant end) {
  const CaseClock clock{ClockId::fresh(), request, ClockKind::retention, std::nullopt, end};
  records::put(transaction, clock);
  records::remove_others(transaction, clock);
}

}  // namespace

Swept Retentions::sweep() const {
  const auto now = house_.clock.now();
  std::vector<std::pair<base::RequestId, Verdict>> due;
  {
    store::Transaction reading{house_.database, store::Mode::read};
    for (const auto& row : reading.run(over_sql))
      if (const auto found = verdict_on(row, now); found.fate != Fate::keep)
        due.emplace_back(row.id<base::RequestId>(0), found);
  }
  Swept swept;
  store::in_transaction(house_.database,
                        [](store::Transaction& transaction) { transaction.change(reopened_sql); });
  for (const auto& [request, found] : due) {
    store::in_transaction(house_.database, [&](store::Transaction& transaction) {
      if (!transaction.one(std::string{still_sql} + std::string{transaction.locking()}, {request})) return;
      if (found.fate == Fate::take_back) transaction.change(take_back_sql, {request});
      if (found.fate == Fate::warn) warn(transaction, request, found.end);
      if (found.fate == Fate::destroy) {
        requests::destroy(house_, transaction, request);
        house_.trail.record(transaction, {trail::Actor::system(), "request.expired", request});
      }
    });
    swept.warned += found.fate == Fate::warn ? 1 : 0;
    swept.destroyed += found.fate == Fate::destroy ? 1 : 0;
  }
  if (swept.destroyed > 0) requests::forget_destroyed_keys(house_.database);
  return swept;
}

}  // namespace cases
