// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/call_records.h"

#include "bell/shifts.h"

namespace bell::records {
namespace {

// The index walks by imminence, so that a flood of one does not hide the others.
constexpr auto oldest = R"(
  SELECT MIN(waiting_since_at) FROM requests
  WHERE imminence = $1 AND waiting_since_at IS NOT NULL AND kind = 'request' AND NOT EXISTS (
    SELECT 1 FROM takings WHERE takings.request_id = requests.id AND takings.until_at > $2))";
constexpr auto people = "SELECT id, roles FROM persons WHERE state = 'active'";
constexpr auto rungs = R"(
  SELECT rung, person_id FROM helpline_rungs JOIN persons ON persons.id = person_id WHERE state = 'active')";
constexpr auto taking_over = R"(
  SELECT MIN(until_at) FROM takings JOIN requests ON requests.id = takings.request_id
  WHERE until_at > $1 AND waiting_since_at IS NOT NULL)";
constexpr auto ring = R"(
  INSERT INTO rings (person_id, last_at) VALUES ($1, $2)
  ON CONFLICT (person_id) DO UPDATE SET last_at = excluded.last_at WHERE rings.last_at <= $3)";

std::optional<base::Instant> instant(const store::Row& row) {
  const auto value = row.maybe_integer(0);
  return value ? std::optional{base::Instant{*value}} : std::nullopt;
}

bool has_role(std::string_view roles, std::string_view wanted) {
  return (" " + std::string{roles} + " ").find(" " + std::string{wanted} + " ") != std::string::npos;
}

}  // namespace

std::vector<Waiting> oldest_waiting(store::Transaction& transaction, base::Instant now) {
  std::vector<Waiting> waiting;
  for (const auto* imminence : {"now", "day", "week", "later", "unknown"}) {
    const auto since = instant(*transaction.one(oldest, {imminence, now.milliseconds}));
    if (since && *since <= now) waiting.push_back({urgency(imminence), *since});
  }
  return waiting;
}

Crew crew(store::Transaction& transaction, base::Instant now, base::Instant until) {
  Crew crew;
  for (const auto& row : transaction.run(people)) {
    if (has_role(row.text(1), "handler")) crew.handlers.insert(row.id<base::PersonId>(0));
    if (has_role(row.text(1), "officer")) crew.officers.insert(row.id<base::PersonId>(0));
  }
  for (const auto& row : transaction.run(rungs))
    (row.text(0) == "lead" ? crew.leads : crew.directors).insert(row.id<base::PersonId>(1));
  crew.shifts = shifts_between(transaction, now, until);
  return crew;
}

std::optional<base::Instant> first_taking_over(store::Transaction& transaction, base::Instant now) {
  return instant(*transaction.one(taking_over, {now.milliseconds}));
}

std::optional<base::Instant> last_ring(store::Transaction& transaction, const base::PersonId& person) {
  const auto row = transaction.one("SELECT last_at FROM rings WHERE person_id = $1", {person});
  return row ? instant(*row) : std::nullopt;
}

bool may_ring(store::Transaction& transaction, const base::PersonId& person, base::Instant now,
              std::int64_t seconds) {
  const auto long_ago = now.plus_seconds(-seconds);
  return transaction.change(ring, {person, now.milliseconds, long_ago.milliseconds}) == 1;
}

}  // namespace bell::records
