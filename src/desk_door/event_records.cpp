// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_records.h"

namespace desk::records {
namespace {

// Readings are recorded too; if they were told, every look at a request would make all others look again.
constexpr std::string_view worth_telling =
    " trail.sequence > $1 AND trail.deed NOT LIKE '%.read' AND trail.deed NOT LIKE 'person.log%'"
    " AND trail.deed NOT IN ('request.previewed', 'deed.refused')";
const std::string select_any = "SELECT COUNT(*) FROM trail WHERE" + std::string{worth_telling};
const std::string select_requests =
    "SELECT DISTINCT team.person_id, team.request_id FROM trail JOIN team ON team.request_id = trail.subject "
    "WHERE" +
    std::string{worth_telling} + " LIMIT 5000";

}  // namespace

std::int64_t newest_sequence(store::Transaction& transaction) {
  const auto row = transaction.one("SELECT sequence FROM trail_head");
  return row ? row->integer(0) : 0;
}

Happenings happenings_after(store::Transaction& transaction, std::int64_t sequence) {
  Happenings happenings{.sequence = newest_sequence(transaction)};
  if (happenings.sequence == sequence) return happenings;
  happenings.anything = transaction.one(select_any, {sequence})->integer(0) > 0;
  if (!happenings.anything) return happenings;
  for (const auto& row : transaction.run(select_requests, {sequence}))
    happenings.requests.push_back({row.id<base::PersonId>(0), row.id<base::RequestId>(1)});
  return happenings;
}

}  // namespace desk::records
