// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_records.h"

namespace desk::records {
namespace {

// Readings are recorded too; if they were told, every look at a request would make all others look again.
constexpr std::string_view worth_telling =
    " sequence > $1 AND deed NOT LIKE '%.read' AND deed NOT LIKE 'person.log%'"
    " AND deed NOT IN ('request.previewed', 'deed.refused')";
const std::string select_any = "SELECT 1 FROM trail WHERE" + std::string{worth_telling} + " LIMIT 1";
// In this order: from the few new lines to their teams, never from all teams to the trail.
const std::string select_requests =
    "SELECT DISTINCT team.person_id, team.request_id FROM (SELECT subject FROM trail WHERE" +
    std::string{worth_telling} +
    " ORDER BY sequence LIMIT 200) AS told CROSS JOIN team WHERE team.request_id = told.subject";

}  // namespace

std::int64_t newest_sequence(store::Transaction& transaction) {
  const auto row = transaction.one("SELECT sequence FROM trail_head");
  return row ? row->integer(0) : 0;
}

Happenings happenings_after(store::Transaction& transaction, std::int64_t sequence) {
  Happenings happenings{.sequence = newest_sequence(transaction)};
  if (happenings.sequence == sequence) return happenings;
  happenings.anything = transaction.one(select_any, {sequence}).has_value();
  if (!happenings.anything) return happenings;
  for (const auto& row : transaction.run(select_requests, {sequence}))
    happenings.requests.push_back({row.id<base::PersonId>(0), row.id<base::RequestId>(1)});
  return happenings;
}

}  // namespace desk::records
