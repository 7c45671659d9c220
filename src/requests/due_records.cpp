// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/due_records.h"

#include "requests/team_records.h"

namespace requests::records {
namespace {

// Withdrawn and destroyed ones get no key any more; the index of closed ones is asked with these words.
const std::string closed =
    "requests.generation > 0 AND requests.generation_open = 0 "
    "AND requests.state NOT IN ('withdrawn', 'destroyed')";
// Interpreters read and write notes; keys are made by those who lead.
const std::string makes_keys =
    "persons.state = 'active' AND (' ' || persons.roles || ' ' LIKE '% handler %' "
    "OR ' ' || persons.roles || ' ' LIKE '% complaints %')";

const std::string dues_sql = "SELECT requests.id, requests.kind, requests.generation" + std::string{visible} +
                             " AND requests.id > $2 AND " + closed + " ORDER BY requests.id LIMIT $3";
const std::string count_sql = "SELECT COUNT(*)" + std::string{visible} + " AND " + closed;
// As `waiting_for_key` finds them, with what opens them.
constexpr auto loose_sql = R"(
  SELECT envelopes.id, envelopes.hour, SUBSTR(envelopes.sealed, 1, 108), key_wraps.wrap
  FROM envelopes JOIN key_wraps ON key_wraps.envelope_id = envelopes.id
  WHERE envelopes.request_id = $1 AND key_wraps.person_id = $2 AND NOT EXISTS
    (SELECT 1 FROM key_wraps AS own WHERE own.envelope_id = envelopes.id AND own.recipient_kind = 3)
  ORDER BY envelopes.id)";
const std::string makers_sql =
    "SELECT 1 FROM team JOIN persons ON persons.id = team.person_id WHERE team.request_id = $1 AND " +
    makes_keys + " LIMIT 1";
const std::string all_sql = "SELECT COUNT(*) FROM requests WHERE " + closed;
const std::string stranded_sql = "SELECT COUNT(*) FROM requests WHERE " + closed + R"(
  AND NOT EXISTS (SELECT 1 FROM team JOIN persons ON persons.id = team.person_id
                  WHERE team.request_id = requests.id AND )" +
                                 makes_keys + ")";
const std::string by_person_sql = R"(
  SELECT team.person_id, COUNT(*) FROM requests JOIN team ON team.request_id = requests.id
  JOIN persons ON persons.id = team.person_id WHERE )" +
                                  closed + " AND " + makes_keys +
                                  " GROUP BY team.person_id ORDER BY team.person_id";
const std::string forget_sql =
    "DELETE FROM due_keys WHERE request_id NOT IN (SELECT id FROM requests WHERE " + closed + ")";
const std::string note_sql = R"(
  INSERT INTO due_keys (request_id, since_hour) SELECT id, CAST($1 AS BIGINT) FROM requests
  WHERE )" + closed + " ON CONFLICT (request_id) DO NOTHING";
constexpr auto told_sql = R"(
  UPDATE due_keys SET told_day = $2 WHERE since_hour <= $1 AND (told_day IS NULL OR told_day < $2))";
const std::string to_tell_sql =
    R"(
  SELECT persons.id FROM persons JOIN team ON team.person_id = persons.id
  JOIN due_keys ON due_keys.request_id = team.request_id WHERE due_keys.told_day = $1 AND )" +
    makes_keys +
    " UNION SELECT id FROM persons WHERE state = 'active' AND ' ' || roles || ' ' "
    "LIKE '% officer %'";

intake::RequestKind kind_written(const std::string& text) {
  const auto found = intake::request_kind(text);
  if (!found) throw store::Fault{"an unknown kind of request in the database"};
  return *found;
}

}  // namespace

std::vector<Due> dues(store::Transaction& transaction, const base::PersonId& person,
                      const base::RequestId& after, int most) {
  std::vector<Due> found;
  for (const auto& row : transaction.run(dues_sql, {person, after, most})) {
    const auto request = row.id<base::RequestId>(0);
    found.push_back({.request = request,
                     .kind = kind_written(row.text(1)),
                     .generation = static_cast<std::uint32_t>(row.integer(2)),
                     .team = team(transaction, request),
                     .envelopes = loose_envelopes(transaction, request, person)});
  }
  return found;
}

std::int64_t count_dues_of(store::Transaction& transaction, const base::PersonId& person) {
  return transaction.one(count_sql, {person})->integer(0);
}

std::vector<LooseEnvelope> loose_envelopes(store::Transaction& transaction, const base::RequestId& request,
                                           const base::PersonId& person) {
  std::vector<LooseEnvelope> found;
  for (const auto& row : transaction.run(loose_sql, {request, person})) {
    const auto id = row.id<base::EnvelopeId>(0);
    if (found.empty() || found.back().id != id)
      found.push_back({.id = id, .hour = {row.integer(1)}, .head = row.bytes(2), .wraps = {}});
    found.back().wraps.push_back(row.bytes(3));
  }
  return found;
}

bool somebody_makes_keys(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.one(makers_sql, {request}).has_value();
}

DueCounts count_dues(store::Transaction& transaction) {
  DueCounts counts{.all = transaction.one(all_sql)->integer(0),
                   .stranded = transaction.one(stranded_sql)->integer(0),
                   .people = {}};
  for (const auto& row : transaction.run(by_person_sql))
    counts.people.emplace_back(row.id<base::PersonId>(0), row.integer(1));
  return counts;
}

void note_waiting(store::Transaction& transaction, base::Hour now) {
  transaction.change(forget_sql);
  transaction.change(note_sql, {now.count});
}

std::int64_t mark_told(store::Transaction& transaction, base::Hour since, base::Day today) {
  return transaction.change(told_sql, {since.count, today.count});
}

std::vector<base::PersonId> to_tell(store::Transaction& transaction, base::Day today) {
  std::vector<base::PersonId> people;
  for (const auto& row : transaction.run(to_tell_sql, {today.count}))
    people.push_back(row.id<base::PersonId>(0));
  return people;
}

}  // namespace requests::records
