// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/rota_records.h"

#include "bell/shifts.h"

namespace helpline::records {
namespace {

constexpr auto insert_pattern_sql = R"(
  INSERT INTO shift_patterns (id, person_id, rank, weekday, begins, minutes, zone, first_day)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr auto select_patterns = R"(
  SELECT id, person_id, rank, weekday, begins, minutes, zone, first_day FROM shift_patterns
  ORDER BY weekday, begins, id)";
constexpr auto insert_shift_sql = R"(
  INSERT INTO shifts (pattern_id, person_id, rank, begins_at, ends_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING)";

}  // namespace

void insert_pattern(store::Transaction& transaction, const bell::Pattern& pattern) {
  transaction.change(insert_pattern_sql,
                     {pattern.id, pattern.person, bell::word(pattern.rank), pattern.weekday, pattern.begins,
                      pattern.minutes, pattern.zone, pattern.first.count});
}

bool delete_pattern(store::Transaction& transaction, const bell::PatternId& pattern) {
  transaction.change("DELETE FROM shift_offers WHERE pattern_id = $1", {pattern});
  transaction.change("DELETE FROM shifts WHERE pattern_id = $1", {pattern});
  return transaction.change("DELETE FROM shift_patterns WHERE id = $1", {pattern}) == 1;
}

std::vector<bell::Pattern> patterns(store::Transaction& transaction) {
  std::vector<bell::Pattern> patterns;
  for (const auto& row : transaction.run(select_patterns)) {
    patterns.push_back({.id = row.id<bell::PatternId>(0),
                        .person = row.id<base::PersonId>(1),
                        .rank = bell::rank_written(row.text(2)),
                        .weekday = static_cast<int>(row.integer(3)),
                        .begins = static_cast<int>(row.integer(4)),
                        .minutes = static_cast<int>(row.integer(5)),
                        .zone = row.text(6),
                        .first = {row.integer(7)}});
  }
  return patterns;
}

void forget_offer(store::Transaction& transaction, const bell::PatternId& pattern, base::Instant begins) {
  transaction.change("DELETE FROM shift_offers WHERE pattern_id = $1 AND begins_at = $2",
                     {pattern, begins.milliseconds});
}

bool forget_offer_of(store::Transaction& transaction, const bell::PatternId& pattern, base::Instant begins,
                     const base::PersonId& person) {
  return transaction.change(
             "DELETE FROM shift_offers WHERE pattern_id = $1 AND begins_at = $2 AND $3 IN (giver_id, "
             "receiver_id)",
             {pattern, begins.milliseconds, person}) == 1;
}

int insert_shift(store::Transaction& transaction, const bell::Shift& shift) {
  return static_cast<int>(
      transaction.change(insert_shift_sql, {shift.pattern, shift.person, bell::word(shift.rank),
                                            shift.begins.milliseconds, shift.ends.milliseconds}));
}

void forget_shifts_before(store::Transaction& transaction, base::Instant ended) {
  transaction.change("DELETE FROM shifts WHERE ends_at < $1", {ended.milliseconds});
  transaction.change("DELETE FROM crisis_shifts WHERE ends_at < $1", {ended.milliseconds});
  transaction.change("DELETE FROM shift_offers WHERE begins_at < $1", {ended.milliseconds});
}

bool is_here(store::Transaction& transaction, const base::PersonId& person) {
  return transaction.one("SELECT 1 FROM persons WHERE id = $1 AND state <> 'left'", {person}).has_value();
}

bool is_active(store::Transaction& transaction, const base::PersonId& person) {
  return transaction.one("SELECT 1 FROM persons WHERE id = $1 AND state = 'active'", {person}).has_value();
}

bool is_active_handler(store::Transaction& transaction, const base::PersonId& person) {
  const auto row = transaction.one("SELECT roles FROM persons WHERE id = $1 AND state = 'active'", {person});
  const auto roles = row ? staff::Roles::parse(row->text(0)) : staff::refusal::unreadable_roles;
  return roles && roles->has(staff::Role::handler);
}

void name(store::Transaction& transaction, bell::Rung rung, const std::vector<base::PersonId>& people) {
  transaction.change("DELETE FROM helpline_rungs WHERE rung = $1", {bell::word(rung)});
  for (const auto& person : people)
    transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                       {bell::word(rung), person});
}

std::vector<base::PersonId> named(store::Transaction& transaction, bell::Rung rung) {
  std::vector<base::PersonId> people;
  for (const auto& row : transaction.run(
           "SELECT person_id FROM helpline_rungs WHERE rung = $1 ORDER BY person_id", {bell::word(rung)}))
    people.push_back(row.id<base::PersonId>(0));
  return people;
}

void forget_rungs(store::Transaction& transaction, const base::PersonId& person) {
  for (const auto table : {"helpline_rungs", "crisis_leads"})
    transaction.change("DELETE FROM " + std::string{table} + " WHERE person_id = $1", {person});
}

void forget_shifts(store::Transaction& transaction, const base::PersonId& person) {
  for (const auto table : {"shifts", "shift_patterns", "takings", "crisis_shifts"})
    transaction.change("DELETE FROM " + std::string{table} + " WHERE person_id = $1", {person});
}

}  // namespace helpline::records
