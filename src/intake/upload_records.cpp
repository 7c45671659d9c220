// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/upload_records.h"

namespace intake::records {
namespace {

constexpr auto begin_sql = R"(
  INSERT INTO files (id, request_id, secret_hash, made_hour) VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO NOTHING)";
constexpr auto find_sql =
    "SELECT request_id, secret_hash, envelope_id, chunks, bytes FROM files WHERE id = $1";
constexpr auto put_sql =
    "INSERT INTO file_chunks (file_id, number, sealed) VALUES ($1, $2, $3) ON CONFLICT (file_id, number) DO "
    "NOTHING";
// A file that still grows is not left behind.
constexpr auto grown_sql = "UPDATE files SET bytes = bytes + $2, made_hour = $3 WHERE id = $1";
constexpr auto numbers_sql = "SELECT number FROM file_chunks WHERE file_id = $1 ORDER BY number";
constexpr auto count_sql = R"(
  SELECT COUNT(*), COALESCE(MAX(number), -1) FROM file_chunks WHERE file_id = $1)";
constexpr auto short_sql =
    "SELECT COUNT(*) FROM file_chunks WHERE file_id = $1 AND number < $2 AND length(sealed) < $3";
constexpr auto finish_sql = "UPDATE files SET chunks = $2 WHERE id = $1";
constexpr auto delete_chunks_sql = "DELETE FROM file_chunks WHERE file_id = $1";
constexpr auto delete_file_sql = "DELETE FROM files WHERE id = $1";
constexpr auto left_sql = "SELECT id FROM files WHERE envelope_id IS NULL AND made_hour < $1 LIMIT 10";

std::optional<FileRow> file_row(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  return FileRow{.request = row->id<base::RequestId>(0),
                 .secret_hash = row->bytes(1),
                 .attached = !row->is_null(2),
                 .chunks = row->maybe_integer(3),
                 .bytes = row->integer(4)};
}

}  // namespace

void begin_file(store::Transaction& transaction, const Upload& upload, const seal::Digest& secret_hash,
                base::Hour hour) {
  transaction.change(begin_sql, {upload.file, upload.request, secret_hash.view(), hour.count});
}

std::optional<FileRow> find_file(store::Transaction& transaction, const base::FileId& file) {
  return file_row(transaction.one(find_sql, {file}));
}

std::optional<FileRow> lock_file(store::Transaction& transaction, const base::FileId& file) {
  return file_row(transaction.one(std::string{find_sql} += transaction.locking(), {file}));
}

void put_chunk(store::Transaction& transaction, const base::FileId& file, std::int64_t number,
               base::ByteView sealed, base::Hour hour) {
  if (transaction.change(put_sql, {file, number, sealed}) == 0) return;
  transaction.change(grown_sql, {file, static_cast<std::int64_t>(sealed.size()), hour.count});
}

std::vector<std::int64_t> chunk_numbers(store::Transaction& transaction, const base::FileId& file) {
  std::vector<std::int64_t> numbers;
  for (const auto& row : transaction.run(numbers_sql, {file})) numbers.push_back(row.integer(0));
  return numbers;
}

Chunks count_chunks(store::Transaction& transaction, const base::FileId& file) {
  const auto row = transaction.one(count_sql, {file});
  const auto last = row->integer(1);
  const auto whole = static_cast<std::int64_t>(seal::sealed_chunk_size);
  return {row->integer(0), last, transaction.one(short_sql, {file, last, whole})->integer(0)};
}

void finish_file(store::Transaction& transaction, const base::FileId& file, std::int64_t chunks) {
  transaction.change(finish_sql, {file, chunks});
}

void delete_file(store::Transaction& transaction, const base::FileId& file) {
  transaction.change(delete_chunks_sql, {file});
  transaction.change(delete_file_sql, {file});
}

std::vector<base::FileId> left_behind(store::Transaction& transaction, base::Hour before) {
  std::vector<base::FileId> left;
  for (const auto& row : transaction.run(left_sql, {before.count})) left.push_back(row.id<base::FileId>(0));
  return left;
}

}  // namespace intake::records
