// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/thread_records.h"

namespace requests::records {
namespace {

constexpr auto find_sql = R"(
  SELECT id, request_id, kind, reach, state, reader_key FROM readers
  WHERE finder_hash = $1 AND state IN ('offered', 'confirmed', 'code'))";
constexpr auto find_code_sql = R"(
  SELECT id, request_id, kind, replaces FROM readers WHERE finder_hash = $1 AND state = 'code')";
constexpr auto state_sql = "SELECT state FROM readers WHERE id = $1 AND request_id = $2";
constexpr auto keys_sql = R"(
  SELECT id, reader_key FROM readers
  WHERE request_id = $1 AND state IN ('offered', 'confirmed') AND reach <> 'none')";
constexpr auto insert_sql = R"(
  INSERT INTO readers (id, request_id, kind, state, reach, finder_hash, reader_key, signer_key, handover,
                       replaces, made_hour)
  VALUES ($1, $2, $3, $4, 'all', $5, $6, $7, $8, $9, $10) ON CONFLICT (finder_hash) DO NOTHING)";
constexpr auto confirm_sql = "UPDATE readers SET state = 'confirmed' WHERE id = $1 AND state = 'offered'";
constexpr auto reach_sql = "UPDATE readers SET reach = $2 WHERE id = $1";
constexpr auto key_sql = "SELECT reader_key FROM readers WHERE id = $1 AND request_id = $2";
constexpr auto bury_sql = "UPDATE readers SET state = 'dead', finder_hash = $2 WHERE id = $1";
constexpr auto lose_wraps_sql = R"(
  DELETE FROM key_wraps WHERE recipient = $1 AND recipient_kind = 4
  AND envelope_id IN (SELECT id FROM envelopes WHERE request_id = $2))";

template <class Value>
Value written(const std::optional<Value>& read) {
  if (!read) throw store::Fault{"an unknown word about a reader in the database"};
  return *read;
}

}  // namespace

std::optional<Reader> find_reader(store::Transaction& transaction, const seal::Digest& stored_finder) {
  const auto row = transaction.one(find_sql, {stored_finder.view()});
  if (!row) return std::nullopt;
  return Reader{.id = row->id<base::ReaderId>(0),
                .request = row->id<base::RequestId>(1),
                .kind = written(reader_kind(row->text(2))),
                .reach = written(reach(row->text(3))),
                .state = written(reader_state(row->text(4))),
                .key = seal::key_id(seal::KeyKind::reader, row->bytes(5))};
}

std::optional<Code> find_code(store::Transaction& transaction, const seal::Digest& stored_finder) {
  const auto row = transaction.one(find_code_sql, {stored_finder.view()});
  if (!row) return std::nullopt;
  return Code{row->id<base::ReaderId>(0), row->id<base::RequestId>(1), written(reader_kind(row->text(2))),
              row->maybe_id<base::ReaderId>(3)};
}

std::optional<ReaderState> reader(store::Transaction& transaction, const base::RequestId& request,
                                  const base::ReaderId& reader) {
  const auto row = transaction.one(state_sql, {reader, request});
  if (!row) return std::nullopt;
  return written(reader_state(row->text(0)));
}

std::unordered_map<base::KeyId, base::ReaderId> keys_of_readers(store::Transaction& transaction,
                                                                const base::RequestId& request) {
  std::unordered_map<base::KeyId, base::ReaderId> keys;
  for (const auto& row : transaction.run(keys_sql, {request}))
    keys[seal::key_id(seal::KeyKind::reader, row.bytes(1))] = row.id<base::ReaderId>(0);
  return keys;
}

bool insert_code(store::Transaction& transaction, const base::ReaderId& id, const base::RequestId& request,
                 const NewCode& code, base::Hour hour) {
  return transaction.change(insert_sql,
                            {id, request, word(code.kind), word(ReaderState::code),
                             code.reader.finder_hash.view(), code.reader.reader_key.view(),
                             code.reader.signer_key.view(), nullptr, code.replaces, hour.count}) == 1;
}

bool insert_taken_up(store::Transaction& transaction, const base::ReaderId& id, const Code& code,
                     const TakenUp& taken) {
  return transaction.change(insert_sql, {id, code.request, word(code.kind), word(ReaderState::offered),
                                         taken.reader.finder_hash.view(), taken.reader.reader_key.view(),
                                         taken.reader.signer_key.view(), taken.handover.view(), code.id,
                                         taken.hour.count}) == 1;
}

void confirm(store::Transaction& transaction, const base::ReaderId& reader) {
  transaction.change(confirm_sql, {reader});
}

void set_reach(store::Transaction& transaction, const base::ReaderId& reader, Reach reach) {
  transaction.change(reach_sql, {reader, word(reach)});
}

void bury(store::Transaction& transaction, const base::RequestId& request, const base::ReaderId& reader) {
  const auto key = transaction.one(key_sql, {reader, request});
  if (!key) return;
  transaction.change(lose_wraps_sql, {seal::key_id(seal::KeyKind::reader, key->bytes(0)), request});
  std::array<std::uint8_t, 32> nobodys;
  seal::fill_random(nobodys);
  transaction.change(bury_sql, {reader, base::ByteView{nobodys}});
}

}  // namespace requests::records
