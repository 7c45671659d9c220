// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/gathering_records.h"

#include <map>

namespace crisis::records {
namespace {

// Somebody of its team who answers, and a clock that runs.
const std::string in_no_hands = R"(
  requests.state IN ('new', 'open', 'answered') AND NOT (
    EXISTS (SELECT 1 FROM team AS hands JOIN persons ON persons.id = hands.person_id
      WHERE hands.request_id = requests.id AND persons.state = 'active'
        AND ' ' || persons.roles || ' ' LIKE '% handler %')
    AND (waiting_since_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM case_clocks WHERE case_clocks.request_id = requests.id))))";
const std::string select_gathered = R"(
  SELECT crisis_requests.request_id, crisis_requests.heard_hour,
    (SELECT MAX(hour) FROM envelopes
      WHERE envelopes.request_id = crisis_requests.request_id AND direction = 'inward'),
    (SELECT heard_hour FROM checkins WHERE checkins.request_id = crisis_requests.request_id),
    (SELECT MIN(due_at) FROM case_clocks WHERE case_clocks.request_id = crisis_requests.request_id),
    (SELECT takings.person_id FROM takings WHERE takings.request_id = crisis_requests.request_id),
    CASE WHEN )" + in_no_hands + R"( THEN 1 ELSE 0 END
  FROM crisis_requests JOIN requests ON requests.id = crisis_requests.request_id
  JOIN team ON team.request_id = requests.id AND team.person_id = $2
  WHERE crisis_requests.cell_id = $1
  ORDER BY requests.rank, requests.arrived_hour, requests.place, requests.id)";
const std::string count_left_behind = R"(
  SELECT COUNT(*) FROM crisis_requests JOIN requests ON requests.id = crisis_requests.request_id
  WHERE crisis_requests.cell_id = $1 AND )" +
                                      in_no_hands;
constexpr auto attach_sql = R"(
  INSERT INTO crisis_requests (cell_id, request_id, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)";
constexpr auto note_sent_sql = R"(
  INSERT INTO crisis_guidance (cell_id, guidance, request_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)";
constexpr auto select_sent =
    "SELECT request_id, guidance FROM crisis_guidance WHERE cell_id = $1 ORDER BY request_id, guidance";
constexpr auto insert_surge = R"(
  INSERT INTO crisis_shifts (id, cell_id, person_id, begins_at, ends_at) VALUES ($1, $2, $3, $4, $5))";
constexpr auto select_surges =
    "SELECT id, person_id, begins_at, ends_at FROM crisis_shifts WHERE cell_id = $1 ORDER BY begins_at, id";

void hear(Gathered& one, std::optional<std::int64_t> hour) {
  if (hour && (!one.heard || one.heard->count < *hour)) one.heard = base::Hour{*hour};
}

Gathered read(const store::Row& row) {
  Gathered one{.request = row.id<base::RequestId>(0),
               .heard = {},
               .due = {},
               .taken_by = {},
               .left_behind = row.boolean(6),
               .guidance = {}};
  for (const int column : {1, 2, 3}) hear(one, row.maybe_integer(column));
  if (const auto due = row.maybe_integer(4)) one.due = base::Instant{*due};
  if (const auto person = row.maybe_text(5)) one.taken_by = base::PersonId::parse(*person);
  return one;
}

}  // namespace

std::vector<Gathered> gathered(store::Transaction& transaction, const CellId& cell,
                               const base::PersonId& person) {
  std::vector<Gathered> found;
  std::map<base::RequestId, std::size_t> places;
  for (const auto& row : transaction.run(select_gathered, {cell, person})) {
    found.push_back(read(row));
    places.emplace(found.back().request, found.size() - 1);
  }
  for (const auto& row : transaction.run(select_sent, {cell}))
    if (const auto place = places.find(row.id<base::RequestId>(0)); place != places.end())
      found[place->second].guidance.push_back(row.id<GuidanceId>(1));
  return found;
}

std::int64_t count_gathered(store::Transaction& transaction, const CellId& cell) {
  return transaction.one("SELECT COUNT(*) FROM crisis_requests WHERE cell_id = $1", {cell})->integer(0);
}

bool is_gathered(store::Transaction& transaction, const CellId& cell, const base::RequestId& request) {
  return transaction
      .one("SELECT 1 FROM crisis_requests WHERE cell_id = $1 AND request_id = $2", {cell, request})
      .has_value();
}

std::int64_t left_behind(store::Transaction& transaction, const CellId& cell) {
  return transaction.one(count_left_behind, {cell})->integer(0);
}

void attach(store::Transaction& transaction, const CellId& cell, const base::RequestId& request,
            base::Day today) {
  transaction.change(attach_sql, {cell, request, today.count});
}

void detach(store::Transaction& transaction, const CellId& cell, const base::RequestId& request) {
  transaction.change("DELETE FROM crisis_requests WHERE cell_id = $1 AND request_id = $2", {cell, request});
}

void note_heard(store::Transaction& transaction, const CellId& cell, const base::RequestId& request,
                base::Hour now) {
  transaction.change("UPDATE crisis_requests SET heard_hour = $3 WHERE cell_id = $1 AND request_id = $2",
                     {cell, request, now.count});
}

bool note_sent(store::Transaction& transaction, const CellId& cell, const GuidanceId& guidance,
               const base::RequestId& request) {
  return transaction.change(note_sent_sql, {cell, guidance, request}) == 1;
}

std::vector<Surge> surges(store::Transaction& transaction, const CellId& cell) {
  std::vector<Surge> found;
  for (const auto& row : transaction.run(select_surges, {cell}))
    found.push_back({.id = row.id<SurgeId>(0),
                     .person = row.id<base::PersonId>(1),
                     .begins = {row.integer(2)},
                     .ends = {row.integer(3)}});
  return found;
}

void insert(store::Transaction& transaction, const CellId& cell, const Surge& surge) {
  transaction.change(insert_surge,
                     {surge.id, cell, surge.person, surge.begins.milliseconds, surge.ends.milliseconds});
}

bool remove(store::Transaction& transaction, const CellId& cell, const SurgeId& surge) {
  return transaction.change("DELETE FROM crisis_shifts WHERE cell_id = $1 AND id = $2", {cell, surge}) == 1;
}

void end_shifts(store::Transaction& transaction, const CellId& cell, base::Instant now) {
  transaction.change("DELETE FROM crisis_shifts WHERE cell_id = $1 AND ends_at > $2",
                     {cell, now.milliseconds});
}

}  // namespace crisis::records
