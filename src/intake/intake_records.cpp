// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/intake_records.h"

namespace intake::records {
namespace {

// The trail's number grows with every deed, so that new rows stand at the ends of the indexes.
constexpr auto insert_request_sql = R"(
  INSERT INTO requests (id, kind, language, imminence, path, channel, state, arrived_hour, waiting_since_at,
                        stale_keys, size_bucket, rank, place)
  VALUES ($1, $2, $3, $4, $5, $6, 'new', $7, $8, $9, $10, $11,
          COALESCE((SELECT sequence FROM trail_head), 0))
  ON CONFLICT DO NOTHING)";
constexpr auto insert_team_sql = R"(
  INSERT INTO team (request_id, person_id, arrived_hour, place, state, rank, since_day)
  SELECT requests.id, persons.id, arrived_hour, place, requests.state, rank, $2
  FROM requests CROSS JOIN persons
  WHERE requests.id = $1 AND persons.state <> 'left' AND persons.id IN )";
constexpr auto insert_reader_sql = R"(
  INSERT INTO readers (id, request_id, kind, state, reach, finder_hash, reader_key, signer_key, made_hour)
  VALUES ($1, $2, 'defender', 'offered', 'all', $3, $4, $5, $6) ON CONFLICT (finder_hash) DO NOTHING)";
constexpr auto state_sql = "SELECT state FROM requests WHERE id = $1";
constexpr auto confirmed_sql =
    "SELECT 1 FROM readers WHERE request_id = $1 AND state NOT IN ('offered', 'dead') LIMIT 1";
constexpr auto unconfirmed_sql = "SELECT id FROM readers WHERE request_id = $1 AND state = 'offered'";
constexpr auto bury_sql = "UPDATE readers SET state = 'dead', finder_hash = $2 WHERE id = $1";
constexpr auto find_reader_sql = "SELECT id, state FROM readers WHERE finder_hash = $1 AND request_id = $2";
constexpr auto confirm_sql = "UPDATE readers SET state = 'confirmed' WHERE id = $1 AND state = 'offered'";

}  // namespace

bool insert_request(store::Transaction& transaction, const Submission& submission,
                    const base::RequestId& request, const Beginning& beginning) {
  return transaction.change(
             insert_request_sql,
             {request, word(submission.kind), submission.language, word(submission.imminence),
              word(submission.path), word(submission.channel), beginning.now.hour().count,
              beginning.now.milliseconds, beginning.stale, static_cast<std::int64_t>(beginning.bucket),
              first_rank(submission.imminence)}) == 1;
}

void insert_team(store::Transaction& transaction, const base::RequestId& request,
                 const std::set<base::PersonId>& people, base::Instant now) {
  store::Values values{request, now.day().count};
  const auto list = store::listed(values, people);
  transaction.change(insert_team_sql + list, values);
}

bool insert_reader(store::Transaction& transaction, const base::ReaderId& id, const Delivery& delivery,
                   const NewReader& reader) {
  return transaction.change(insert_reader_sql,
                            {id, delivery.request, reader.finder_hash.view(), reader.reader_key.view(),
                             reader.signer_key.view(), delivery.hour.count}) == 1;
}

std::string state(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.one(state_sql, {request})->text(0);
}

bool is_confirmed(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.one(confirmed_sql, {request}).has_value();
}

void bury_unconfirmed(store::Transaction& transaction, const base::RequestId& request) {
  for (const auto& row : transaction.run(unconfirmed_sql, {request})) {
    // Its finder is forgotten: from now on it is as unknown as any other.
    std::array<std::uint8_t, 32> nobodys;
    seal::fill_random(nobodys);
    transaction.change(bury_sql, {row.text(0), base::ByteView{nobodys}});
  }
}

std::optional<ReaderRow> find_reader(store::Transaction& transaction, const base::RequestId& request,
                                     const seal::Digest& finder_hash) {
  const auto row = transaction.one(find_reader_sql, {finder_hash.view(), request});
  if (!row) return std::nullopt;
  return ReaderRow{row->id<base::ReaderId>(0), row->text(1)};
}

void confirm(store::Transaction& transaction, const base::ReaderId& reader) {
  transaction.change(confirm_sql, {reader});
}

}  // namespace intake::records
