// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/clock_records.h"

namespace cases::records {
namespace {

constexpr auto select_clocks = R"(
  SELECT id, request_id, kind, person_id, due_at, quiet_until_at, acknowledged_by
  FROM case_clocks WHERE request_id = $1 ORDER BY due_at, id)";
constexpr auto select_agenda = R"(
  SELECT case_clocks.id, case_clocks.request_id, case_clocks.kind, case_clocks.person_id, due_at,
    quiet_until_at, acknowledged_by
  FROM case_clocks JOIN team ON team.request_id = case_clocks.request_id AND team.person_id = $1
  WHERE due_at < $2 ORDER BY due_at, case_clocks.id LIMIT $3)";
constexpr auto upsert = R"(
  INSERT INTO case_clocks (id, request_id, kind, person_id, due_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE
  SET kind = excluded.kind, person_id = excluded.person_id, due_at = excluded.due_at,
    quiet_until_at = NULL, acknowledged_by = NULL
  WHERE case_clocks.request_id = excluded.request_id AND case_clocks.kind <> 'retention')";
constexpr auto acknowledge_sql =
    "UPDATE case_clocks SET quiet_until_at = $2, acknowledged_by = $3 WHERE id = $1";
constexpr auto delete_one =
    "DELETE FROM case_clocks WHERE request_id = $1 AND id = $2 AND kind <> 'retention'";
constexpr auto delete_others = "DELETE FROM case_clocks WHERE request_id = $1 AND kind = $2 AND id <> $3";
constexpr auto select_member = "SELECT 1 FROM team WHERE request_id = $1 AND person_id = $2";

CaseClock read(const store::Row& row) {
  const auto kind = clock_kind(row.text(2));
  if (!kind) throw store::Fault{"an unknown kind of clock in the database"};
  CaseClock clock{row.id<ClockId>(0),
                  row.id<base::RequestId>(1),
                  *kind,
                  row.maybe_id<base::PersonId>(3),
                  {row.integer(4)}};
  if (const auto quiet = row.maybe_integer(5)) clock.quiet_until = base::Instant{*quiet};
  clock.acknowledged_by = row.maybe_id<base::PersonId>(6);
  return clock;
}

std::vector<CaseClock> read_all(const store::Rows& rows) {
  std::vector<CaseClock> clocks;
  for (const auto& row : rows) clocks.push_back(read(row));
  return clocks;
}

store::Value value(const std::optional<base::PersonId>& person) {
  return person ? store::Value{*person} : store::Value{nullptr};
}

}  // namespace

std::vector<CaseClock> clocks(store::Transaction& transaction, const base::RequestId& request) {
  return read_all(transaction.run(select_clocks, {request}));
}

std::vector<CaseClock> agenda(store::Transaction& transaction, const base::PersonId& person,
                              base::Instant until, int most) {
  return read_all(transaction.run(select_agenda, {person, until.milliseconds, most}));
}

bool put(store::Transaction& transaction, const CaseClock& clock) {
  return transaction.change(upsert, {clock.id, clock.request, word(clock.kind), value(clock.person),
                                     clock.due.milliseconds}) == 1;
}

void acknowledge(store::Transaction& transaction, const ClockId& clock, const base::PersonId& person,
                 base::Instant quiet_until) {
  transaction.change(acknowledge_sql, {clock, quiet_until.milliseconds, person});
}

bool remove(store::Transaction& transaction, const base::RequestId& request, const ClockId& clock) {
  return transaction.change(delete_one, {request, clock}) == 1;
}

void remove_others(store::Transaction& transaction, const CaseClock& than) {
  transaction.change(delete_others, {than.request, word(than.kind), than.id});
}

bool stands_in_team(store::Transaction& transaction, const base::RequestId& request,
                    const base::PersonId& person) {
  return transaction.one(select_member, {request, person}).has_value();
}

}  // namespace cases::records
