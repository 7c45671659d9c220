// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/envelope_records.h"

#include <set>

namespace intake::records {
namespace {

constexpr auto next_sequence_sql =
    "SELECT COALESCE(MAX(sequence) + 1, 0) FROM envelopes WHERE request_id = $1 AND direction = $2";
constexpr auto standing_sql = "SELECT kind, generation, generation_open FROM requests WHERE id = $1";
constexpr auto key_statement_sql =
    "SELECT statement FROM request_keys WHERE request_id = $1 AND generation = $2";
constexpr auto team_sql = "SELECT person_id FROM team WHERE request_id = $1 ORDER BY person_id";
constexpr auto insert_envelope_sql = R"(
  INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, author_person, author_reader,
                         hour, sealed, place)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
          (SELECT COALESCE(MAX(place), 0) + 1 FROM envelopes WHERE request_id = $2))
  ON CONFLICT (request_id, direction, sequence) DO NOTHING)";
// Who has left may stand in the directory until an officer issues the next; nothing is kept for them any
// more.
constexpr auto left_sql = "SELECT id FROM persons WHERE state = 'left' AND id IN ";
constexpr auto insert_wraps_sql =
    "INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, epoch_day, wrap) VALUES ";
// A repeated form names files that an earlier envelope of the same request already has.
constexpr auto attach_sql = R"(
  UPDATE files SET envelope_id = COALESCE(envelope_id, $3)
  WHERE id = $1 AND request_id = $2 AND chunks IS NOT NULL)";
constexpr auto files_of_sql =
    "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM files WHERE request_id = $1 AND "
    "envelope_id IS NOT NULL";
constexpr auto note_files_sql = R"(
  UPDATE requests SET files = $2, size_bucket = CASE WHEN size_bucket > $3 THEN size_bucket ELSE $3 END
  WHERE id = $1)";

RequestKind kind_written(const std::string& text) {
  const auto kind = request_kind(text);
  if (!kind) throw store::Fault{"a request of an unknown kind in the database"};
  return *kind;
}

std::set<base::PersonId> left(store::Transaction& transaction, const std::vector<Holder>& holders) {
  std::set<base::PersonId> people;
  for (const auto& holder : holders)
    if (holder.person) people.insert(*holder.person);
  if (people.empty()) return {};
  store::Values values;
  const auto list = store::listed(values, people);
  people.clear();
  for (const auto& row : transaction.run(left_sql + list, values)) people.insert(row.id<base::PersonId>(0));
  return people;
}

}  // namespace

std::uint64_t next_sequence(store::Transaction& transaction, const base::RequestId& request,
                            std::string_view direction) {
  return static_cast<std::uint64_t>(transaction.one(next_sequence_sql, {request, direction})->integer(0));
}

std::optional<Standing> standing(store::Transaction& transaction, const base::RequestId& request,
                                 std::string_view locking) {
  const auto row = transaction.one(std::string{standing_sql} += locking, {request});
  if (!row) return std::nullopt;
  Standing found{.kind = kind_written(row->text(0)),
                 .generation = static_cast<std::uint32_t>(row->integer(1)),
                 .open = row->boolean(2),
                 .key_statement = {},
                 .team = {}};
  if (const auto key = transaction.one(key_statement_sql, {request, found.generation}))
    found.key_statement = key->bytes(0);
  for (const auto& member : transaction.run(team_sql, {request}))
    found.team.push_back(member.id<base::PersonId>(0));
  return found;
}

bool insert_envelope(store::Transaction& transaction, const base::EnvelopeId& id, const Delivery& delivery,
                     base::ByteView sealed) {
  return transaction.change(
             insert_envelope_sql,
             {id, delivery.request, word(delivery.kind), word(seal::direction_of(delivery.kind)),
              static_cast<std::int64_t>(delivery.sequence), delivery.generation, delivery.author_person,
              delivery.author_reader, delivery.hour.count, sealed}) == 1;
}

void insert_wraps(store::Transaction& transaction, const base::EnvelopeId& envelope,
                  const std::vector<seal::Wrap>& wraps, const std::vector<Holder>& holders) {
  const auto gone = left(transaction, holders);
  std::string sql{insert_wraps_sql};
  store::Values values{envelope};
  for (std::size_t i = 0; i < wraps.size(); ++i) {
    const auto& holder = holders[i];
    if (holder.person && gone.contains(*holder.person)) continue;
    const auto day = holder.epoch ? store::Value{holder.epoch->count} : store::Value{nullptr};
    sql += values.size() == 1 ? "($1" : ", ($1";
    for (const auto& value :
         {store::Value{static_cast<int>(wraps[i].recipient_kind)}, store::Value{wraps[i].recipient},
          store::Value{holder.person}, day, store::Value{wraps[i].bytes}}) {
      values.push_back(value);
      sql += ", $" + std::to_string(values.size());
    }
    sql += ')';
  }
  if (values.size() > 1) transaction.change(sql, values);
}

bool attach_file(store::Transaction& transaction, const base::FileId& file, const base::RequestId& request,
                 const base::EnvelopeId& envelope) {
  return transaction.change(attach_sql, {file, request, envelope}) == 1;
}

Held files_of(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(files_of_sql, {request});
  return {row->integer(0), static_cast<std::uint64_t>(row->integer(1))};
}

void note_files(store::Transaction& transaction, const base::RequestId& request, std::int64_t count,
                std::int64_t size_bucket) {
  transaction.change(note_files_sql, {request, count, size_bucket});
}

}  // namespace intake::records
