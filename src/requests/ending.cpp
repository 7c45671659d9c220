// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/ending.h"

#include <array>

#include "requests/team_records.h"

namespace requests {
namespace {

constexpr std::array destroy_sql{
    "DELETE FROM readings WHERE envelope_id IN (SELECT id FROM envelopes WHERE request_id = $1)",
    "DELETE FROM key_wraps WHERE envelope_id IN (SELECT id FROM envelopes WHERE request_id = $1)",
    "DELETE FROM key_requests WHERE request_id = $1",
    "DELETE FROM key_instructions WHERE request_id = $1",
    "DELETE FROM instructions WHERE request_id = $1",
    "DELETE FROM checkins WHERE request_id = $1",
    "DELETE FROM request_keys WHERE request_id = $1",
    "DELETE FROM file_chunks WHERE file_id IN (SELECT id FROM files WHERE request_id = $1)",
    "DELETE FROM files WHERE request_id = $1",
    "DELETE FROM due_keys WHERE request_id = $1",
    "DELETE FROM handovers WHERE request_id = $1",
    "DELETE FROM envelopes WHERE request_id = $1",
    "DELETE FROM readers WHERE request_id = $1",
    "DELETE FROM case_facts WHERE request_id = $1",
    "DELETE FROM case_clocks WHERE request_id = $1",
    "DELETE FROM takings WHERE request_id = $1",
    R"(UPDATE requests SET imminence = 'unknown', files = 0, size_bucket = 0, generation_open = 0,
         stale_keys = 0, rank = 2999, fetch_by_at = NULL WHERE id = $1)",
};
constexpr auto destruction_sql = R"(
  INSERT INTO destructions (subject, what, day) VALUES ($1, 'request', $2)
  ON CONFLICT (what, subject) DO NOTHING)";

}  // namespace

void destroy(store::Transaction& transaction, const base::RequestId& request, base::Day today) {
  for (const auto* sql : destroy_sql) transaction.change(sql, {request});
  transaction.change(destruction_sql, {request, today.count});
  records::set_state(transaction, request, State::destroyed, today);
}

}  // namespace requests
