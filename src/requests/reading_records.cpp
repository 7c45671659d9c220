// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/reading_records.h"

namespace requests::records {
namespace {

constexpr auto request_keys_sql =
    "SELECT generation, statement FROM request_keys WHERE request_id = $1 ORDER BY generation";
constexpr auto own_wraps_sql =
    "SELECT generation, wrap FROM key_requests WHERE request_id = $1 AND person_id = $2 ORDER BY generation";
constexpr auto readers_sql = R"(
  SELECT id, kind, state, reach, reader_key, signer_key, handover, replaces FROM readers
  WHERE request_id = $1 ORDER BY made_hour, id)";
constexpr auto envelopes_sql = R"(
  SELECT id, request_id, kind, direction, sequence, generation, author_person, author_reader, hour, sealed,
         place
  FROM envelopes WHERE request_id = $1 AND place > $2 ORDER BY place LIMIT $3)";
constexpr auto first_sql = R"(
  SELECT id, request_id, kind, direction, sequence, generation, author_person, author_reader, hour, sealed,
         place
  FROM envelopes WHERE request_id = $1 AND direction = 'inward' ORDER BY sequence LIMIT 1)";
constexpr auto wraps_sql = R"(
  SELECT wrap FROM key_wraps WHERE envelope_id = $1 AND (person_id = $2 OR recipient_kind = 3))";
constexpr auto fetched_sql = R"(
  SELECT readings.who, readings.hour FROM readings JOIN readers ON readers.id = readings.who
  WHERE readings.envelope_id = $1 ORDER BY readings.hour, readings.who)";
constexpr auto mark_read_sql = R"(
  INSERT INTO readings (envelope_id, who, hour) VALUES ($1, $2, $3)
  ON CONFLICT (envelope_id, who) DO NOTHING)";
constexpr auto chunk_sql = R"(
  SELECT file_chunks.sealed FROM files JOIN file_chunks ON file_chunks.file_id = files.id
  WHERE files.id = $2 AND files.request_id = $1 AND files.envelope_id IS NOT NULL
  AND file_chunks.number = $3)";

template <class Value>
Value written(const std::optional<Value>& read) {
  if (!read) throw store::Fault{"an unknown word about a reader in the database"};
  return *read;
}

StoredEnvelope envelope(store::Transaction& transaction, const Member& member, const store::Row& row) {
  StoredEnvelope found{.id = row.id<base::EnvelopeId>(0),
                       .request = row.id<base::RequestId>(1),
                       .kind = row.text(2),
                       .direction = row.text(3),
                       .sequence = static_cast<std::uint64_t>(row.integer(4)),
                       .generation = static_cast<std::uint32_t>(row.integer(5)),
                       .author_person = row.maybe_id<base::PersonId>(6),
                       .author_reader = row.maybe_id<base::ReaderId>(7),
                       .hour = {row.integer(8)},
                       .sealed = row.bytes(9),
                       .place = row.integer(10),
                       .wraps = {},
                       .fetched = {}};
  for (const auto& wrap : transaction.run(wraps_sql, {found.id, member.person}))
    found.wraps.push_back(wrap.bytes(0));
  for (const auto& reading : transaction.run(fetched_sql, {found.id}))
    found.fetched.push_back({reading.id<base::ReaderId>(0), {reading.integer(1)}});
  return found;
}

}  // namespace

std::vector<StatedKey> request_keys(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<StatedKey> keys;
  for (const auto& row : transaction.run(request_keys_sql, {request}))
    keys.push_back({static_cast<std::uint32_t>(row.integer(0)), row.bytes(1)});
  return keys;
}

std::vector<GenerationWrap> own_wraps(store::Transaction& transaction, const base::RequestId& request,
                                      const base::PersonId& person) {
  std::vector<GenerationWrap> wraps;
  for (const auto& row : transaction.run(own_wraps_sql, {request, person}))
    wraps.push_back({static_cast<std::uint32_t>(row.integer(0)), row.bytes(1)});
  return wraps;
}

std::vector<ReaderSeen> readers(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<ReaderSeen> found;
  for (const auto& row : transaction.run(readers_sql, {request}))
    found.push_back({.id = row.id<base::ReaderId>(0),
                     .kind = written(reader_kind(row.text(1))),
                     .state = written(reader_state(row.text(2))),
                     .reach = written(reach(row.text(3))),
                     .reader_key = row.bytes(4),
                     .signer_key = row.bytes(5),
                     .handover = row.maybe_bytes(6),
                     .replaces = row.maybe_id<base::ReaderId>(7)});
  return found;
}

std::vector<StoredEnvelope> envelopes(store::Transaction& transaction, const Member& member,
                                      const base::RequestId& request, const Part& part) {
  std::vector<StoredEnvelope> found;
  for (const auto& row : transaction.run(envelopes_sql, {request, part.after, part.limit}))
    found.push_back(envelope(transaction, member, row));
  return found;
}

std::optional<StoredEnvelope> first_envelope(store::Transaction& transaction, const Member& member,
                                             const base::RequestId& request) {
  const auto row = transaction.one(first_sql, {request});
  if (!row) return std::nullopt;
  return envelope(transaction, member, *row);
}

void mark_read(store::Transaction& transaction, const base::EnvelopeId& envelope, std::string_view who,
               base::Hour hour) {
  transaction.change(mark_read_sql, {envelope, who, hour.count});
}

std::optional<seal::Bytes> chunk(store::Transaction& transaction, const base::RequestId& request,
                                 const base::FileId& file, std::int64_t number) {
  const auto row = transaction.one(chunk_sql, {request, file, number});
  if (!row) return std::nullopt;
  return row->bytes(0);
}

}  // namespace requests::records
