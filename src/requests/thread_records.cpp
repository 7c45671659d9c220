// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/thread_records.h"

#include <set>

namespace requests::records {
namespace {

constexpr std::string_view thread_sql = R"(
  SELECT envelopes.id, envelopes.kind, direction, sequence, hour, author_person,
         CASE WHEN own.wrap IS NULL AND COALESCE(author_reader, '') <> $3 THEN NULL ELSE envelopes.sealed END,
         own.wrap,
         (SELECT COUNT(*) FROM readings WHERE envelope_id = envelopes.id AND who = $3)
  FROM envelopes LEFT JOIN key_wraps AS own ON own.envelope_id = envelopes.id AND own.recipient = $2
  WHERE envelopes.request_id = $1 AND (direction = 'inward' OR own.wrap IS NOT NULL))";
// What a narrowed receipt still reaches: what it wrote itself, and what was written to it alone.
constexpr std::string_view own_only = R"(
  AND (author_reader = $3 OR (own.wrap IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM key_wraps AS other WHERE other.envelope_id = envelopes.id AND other.recipient_kind = 4
     AND other.recipient <> $2))))";
constexpr auto facts_sql = "SELECT kind, state, language, arrived_hour FROM requests WHERE id = $1";
constexpr auto files_sql = R"(
  SELECT id, envelope_id, chunks FROM files
  WHERE request_id = $1 AND envelope_id IS NOT NULL AND chunks IS NOT NULL ORDER BY id)";
constexpr auto file_envelope_sql =
    "SELECT envelope_id FROM files WHERE id = $1 AND request_id = $2 AND envelope_id IS NOT NULL";
constexpr auto same_sql =
    "SELECT id, sealed FROM envelopes WHERE request_id = $1 AND direction = $2 AND sequence = $3";
constexpr auto is_answer_sql =
    "SELECT 1 FROM envelopes WHERE id = $1 AND request_id = $2 AND direction = 'outward'";
constexpr auto wrap_sql = R"(
  INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, wrap) VALUES ($1, $2, $3, $4)
  ON CONFLICT (envelope_id, recipient) DO NOTHING)";
constexpr auto state_sql = "SELECT state FROM requests WHERE id = $1";
constexpr auto stale_sql = "UPDATE requests SET stale_keys = 1 WHERE id = $1";
constexpr auto fetch_by_sql = "UPDATE requests SET fetch_by_at = $2 WHERE id = $1";
constexpr auto stop_clock_sql = R"(
  UPDATE requests SET fetch_by_at = NULL WHERE id = $1 AND fetch_by_at IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM envelopes WHERE request_id = $1 AND direction = 'outward' AND NOT EXISTS
      (SELECT 1 FROM readings JOIN readers ON readers.id = readings.who WHERE envelope_id = envelopes.id)))";
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
    "DELETE FROM envelopes WHERE request_id = $1",
    "DELETE FROM readers WHERE request_id = $1",
    R"(UPDATE requests SET imminence = 'unknown', files = 0, size_bucket = 0, generation_open = 0,
         stale_keys = 0, fetch_by_at = NULL WHERE id = $1)",
};
constexpr auto destruction_sql = R"(
  INSERT INTO destructions (subject, what, day) VALUES ($1, 'request', $2)
  ON CONFLICT (what, subject) DO NOTHING)";

std::string thread_query(const Reader& reader) {
  std::string sql{thread_sql};
  if (reader.reach == Reach::own) sql += own_only;
  return sql += " ORDER BY place";
}

State state_written(const std::string& text) {
  const auto found = state(text);
  if (!found) throw store::Fault{"an unknown state of a request in the database"};
  return *found;
}

ThreadEnvelope envelope(const store::Row& row) {
  return {.id = row.id<base::EnvelopeId>(0),
          .kind = row.text(1),
          .direction = row.text(2),
          .sequence = static_cast<std::uint64_t>(row.integer(3)),
          .hour = {row.integer(4)},
          .author_person = row.maybe_id<base::PersonId>(5),
          .sealed = row.maybe_bytes(6).value_or(seal::Bytes{}),
          .wrap = row.maybe_bytes(7),
          .fetched = row.integer(8) != 0};
}

std::vector<ThreadEnvelope> envelopes(store::Transaction& transaction, const Reader& reader) {
  std::vector<ThreadEnvelope> found;
  if (reader.reach == Reach::none || reader.state == ReaderState::code) return found;
  for (const auto& row : transaction.run(thread_query(reader), {reader.request, reader.key, reader.id}))
    found.push_back(envelope(row));
  return found;
}

}  // namespace

Thread thread(store::Transaction& transaction, const Reader& reader) {
  const auto facts = transaction.one(facts_sql, {reader.request});
  Thread thread{.reader = reader,
                .kind = facts->text(0),
                .state = state_written(facts->text(1)),
                .language = facts->text(2),
                .arrived = {facts->integer(3)},
                .standing = {},
                .envelopes = envelopes(transaction, reader),
                .files = {}};
  std::set<base::EnvelopeId> opened;
  for (const auto& each : thread.envelopes)
    if (each.wrap) opened.insert(each.id);
  for (const auto& row : transaction.run(files_sql, {reader.request})) {
    const ThreadFile file{row.id<base::FileId>(0), row.id<base::EnvelopeId>(1), row.integer(2)};
    if (opened.count(file.envelope) == 1) thread.files.push_back(file);
  }
  return thread;
}

std::optional<seal::Bytes> chunk_for(store::Transaction& transaction, const Reader& reader,
                                     const base::FileId& file, std::int64_t number) {
  const auto row = transaction.one(file_envelope_sql, {file, reader.request});
  if (!row) return std::nullopt;
  const auto named_by = row->id<base::EnvelopeId>(0);
  for (const auto& each : envelopes(transaction, reader))
    if (each.id == named_by && each.wrap) return chunk(transaction, reader.request, file, number);
  return std::nullopt;
}

std::optional<base::EnvelopeId> same_envelope(store::Transaction& transaction, const seal::Place& place,
                                              base::ByteView sealed) {
  const auto direction = intake::word(seal::direction_of(place.kind));
  const auto row =
      transaction.one(same_sql, {place.request, direction, static_cast<std::int64_t>(place.sequence)});
  if (!row || !seal::equal(row->bytes(1), sealed)) return std::nullopt;
  return row->id<base::EnvelopeId>(0);
}

bool wrap_answer(store::Transaction& transaction, const base::RequestId& request,
                 const EnvelopeWrap& offered) {
  if (!transaction.one(is_answer_sql, {offered.envelope, request})) return false;
  transaction.change(wrap_sql, {offered.envelope, static_cast<int>(offered.wrap.recipient_kind),
                                offered.wrap.recipient, offered.wrap.bytes});
  return true;
}

State state_of(store::Transaction& transaction, const base::RequestId& request) {
  return state_written(transaction.one(state_sql, {request})->text(0));
}

void mark_stale(store::Transaction& transaction, const base::RequestId& request) {
  transaction.change(stale_sql, {request});
}

void fetch_by(store::Transaction& transaction, const base::RequestId& request,
              std::optional<base::Instant> instant) {
  const auto value = instant ? store::Value{instant->milliseconds} : store::Value{nullptr};
  transaction.change(fetch_by_sql, {request, value});
}

void stop_fetch_clock(store::Transaction& transaction, const base::RequestId& request) {
  transaction.change(stop_clock_sql, {request});
}

void destroy(store::Transaction& transaction, const base::RequestId& request, base::Day today) {
  for (const auto* sql : destroy_sql) transaction.change(sql, {request});
  transaction.change(destruction_sql, {request, today.count});
}

}  // namespace requests::records
