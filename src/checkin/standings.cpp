// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/standings.h"

namespace checkin {
namespace {

constexpr auto select = R"(
  SELECT rhythm, every_hours, minute, weekday, zone, grace_minutes, begins_at, ends_at, late_at,
    paused_until_at, quiet_until_at, acknowledged_by, heard_hour
  FROM checkins WHERE request_id = $1)";
constexpr auto upsert = R"(
  INSERT INTO checkins (request_id, rhythm, every_hours, minute, weekday, zone, grace_minutes, begins_at,
    ends_at, late_at, paused_until_at, quiet_until_at, acknowledged_by, heard_hour)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (request_id) DO UPDATE SET rhythm = excluded.rhythm, every_hours = excluded.every_hours,
    minute = excluded.minute, weekday = excluded.weekday, zone = excluded.zone,
    grace_minutes = excluded.grace_minutes, begins_at = excluded.begins_at, ends_at = excluded.ends_at,
    late_at = excluded.late_at, paused_until_at = excluded.paused_until_at,
    quiet_until_at = excluded.quiet_until_at, acknowledged_by = excluded.acknowledged_by,
    heard_hour = excluded.heard_hour)";
constexpr auto select_missed = R"(
  SELECT request_id, late_at, kind FROM checkins JOIN requests ON requests.id = request_id
  WHERE late_at <= $1 AND (quiet_until_at IS NULL OR quiet_until_at <= $1)
    AND state IN ('new', 'open', 'answered')
  ORDER BY late_at)";

constexpr std::int64_t a_minute = 60'000;

std::optional<base::Instant> instant(std::optional<std::int64_t> value) {
  return value ? std::optional{base::Instant{*value}} : std::nullopt;
}

store::Value value(const std::optional<base::Instant>& at) {
  return at ? store::Value{at->milliseconds} : store::Value{nullptr};
}

Schedule schedule(const store::Row& row) {
  const auto found = rhythm(row.text(0));
  if (!found) throw store::Fault{"an unknown rhythm in the database"};
  return {.rhythm = *found,
          .every_hours = static_cast<int>(row.integer(1)),
          .minute = static_cast<int>(row.integer(2)),
          .weekday = static_cast<int>(row.integer(3)),
          .zone = row.text(4),
          .grace_minutes = static_cast<int>(row.integer(5)),
          .begins = {row.integer(6)},
          .ends = {row.integer(7)}};
}

}  // namespace

std::optional<Standing> find(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(select, {request});
  if (!row) return std::nullopt;
  Standing standing{.running = {schedule(*row), instant(row->maybe_integer(8)),
                                instant(row->maybe_integer(9)), instant(row->maybe_integer(10))},
                    .acknowledged_by = row->maybe_id<base::PersonId>(11)};
  if (auto& due = standing.running.due)
    due->milliseconds -= a_minute * standing.running.schedule.grace_minutes;
  if (const auto hour = row->maybe_integer(12)) standing.heard = base::Hour{*hour};
  return standing;
}

void put(store::Transaction& transaction, const base::RequestId& request, const Standing& standing) {
  const auto& [running, by, heard] = standing;
  const auto& plan = running.schedule;
  transaction.change(upsert, {request, word(plan.rhythm), plan.every_hours, plan.minute, plan.weekday,
                              plan.zone, plan.grace_minutes, plan.begins.milliseconds, plan.ends.milliseconds,
                              value(late(running)), value(running.paused_until), value(running.quiet_until),
                              by, heard ? store::Value{heard->count} : store::Value{nullptr}});
}

void remove(store::Transaction& transaction, const base::RequestId& request) {
  transaction.change("DELETE FROM checkins WHERE request_id = $1", {request});
}

std::vector<Missed> missed(store::Transaction& transaction, base::Instant now) {
  std::vector<Missed> found;
  for (const auto& row : transaction.run(select_missed, {now.milliseconds}))
    found.push_back({row.id<base::RequestId>(0), {row.integer(1)}, row.text(2) == "complaint"});
  return found;
}

}  // namespace checkin
