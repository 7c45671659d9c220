// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_records.h"

namespace desk::records {
namespace {

// Readings are recorded too; if they were told, every look at a request would make all others look again.
constexpr std::string_view worth_telling =
    " sequence > $1 AND deed NOT LIKE '%.read' AND deed NOT LIKE 'person.log%'"
    " AND deed NOT IN ('request.previewed', 'deed.refused')";
constexpr int most_lines = 200;
const std::string count_lines = "SELECT COUNT(*) FROM (SELECT 1 FROM trail WHERE" +
                                std::string{worth_telling} + " LIMIT " + std::to_string(most_lines + 1) +
                                ") AS told";
// In this order: from the few new lines to their teams, never from all teams to the trail. Whoever was taken
// out is told too: their device forgets what it had opened.
const std::string select_requests =
    "SELECT team.person_id, team.request_id FROM (SELECT subject FROM trail WHERE" +
    std::string{worth_telling} +
    ") AS told CROSS JOIN team WHERE team.request_id = told.subject"
    " UNION SELECT detail, subject FROM trail WHERE" +
    std::string{worth_telling} + " AND deed IN ('team.removed', 'team.left_out')";

}  // namespace

std::int64_t newest_sequence(store::Transaction& transaction) {
  const auto row = transaction.one("SELECT sequence FROM trail_head");
  return row ? row->integer(0) : 0;
}

Happenings happenings_after(store::Transaction& transaction, std::int64_t sequence) {
  Happenings happenings{.sequence = newest_sequence(transaction)};
  if (happenings.sequence == sequence) return happenings;
  const auto lines = transaction.one(count_lines, {sequence})->integer(0);
  happenings.anything = lines > 0;
  happenings.many = lines > most_lines;
  if (!happenings.anything || happenings.many) return happenings;
  for (const auto& row : transaction.run(select_requests, {sequence}))
    happenings.requests.push_back({row.id<base::PersonId>(0), row.id<base::RequestId>(1)});
  return happenings;
}

}  // namespace desk::records
