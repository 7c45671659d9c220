// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/uploads.h"

#include "intake/upload_records.h"
#include "seal/contexts.h"

namespace intake {
namespace {

seal::Digest stored(const Upload& upload) { return seal::hash(seal::label::upload, {upload.secret}); }

// Missing, somebody else's, and finished look the same.
std::optional<records::FileRow> mine(store::Transaction& transaction, const Upload& upload) {
  auto row = records::lock_file(transaction, upload.file);
  if (!row || row->request != upload.request || !seal::equal(row->secret_hash, stored(upload).view()))
    return std::nullopt;
  return row;
}

}  // namespace

base::Result<> Uploads::put(const Upload& upload, std::int64_t number, base::ByteView sealed) {
  if (number < 0 || number >= most_chunks || sealed.size() <= 16 || sealed.size() > seal::sealed_chunk_size ||
      upload.secret.size() != 32)
    return refusal::chunk_unreadable;
  if (space_.is_short()) return refusal::files_deferred;

  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    records::begin_file(transaction, upload, stored(upload), house_.clock.hour());
    const auto row = mine(transaction, upload);
    if (!row) return refusal::file_unknown;
    if (row->chunks) return base::done();
    records::put_chunk(transaction, upload.file, number, sealed, house_.clock.hour());
    return base::done();
  });
}

base::Result<std::vector<Range>> Uploads::have(const Upload& upload) {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto row = records::find_file(transaction, upload.file);
  if (!row || row->request != upload.request || !seal::equal(row->secret_hash, stored(upload).view()))
    return refusal::file_unknown;

  std::vector<Range> ranges;
  for (const auto number : records::chunk_numbers(transaction, upload.file)) {
    if (!ranges.empty() && ranges.back().last + 1 == number)
      ranges.back().last = number;
    else
      ranges.push_back({number, number});
  }
  return ranges;
}

base::Result<> Uploads::done(const Upload& upload, std::int64_t chunks) {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto row = mine(transaction, upload);
    if (!row) return refusal::file_unknown;
    if (row->chunks) return *row->chunks == chunks ? base::Result<>{base::done()} : refusal::file_incomplete;

    const auto whole = static_cast<std::int64_t>(seal::sealed_chunk_size);
    const auto there = records::count_chunks(transaction, upload.file);
    const bool every = chunks > 0 && there.count == chunks && there.last == chunks - 1;
    if (!every || there.short_ones_before_last > 0 || row->bytes <= (chunks - 1) * whole)
      return refusal::file_incomplete;
    records::finish_file(transaction, upload.file, chunks);
    return base::done();
  });
}

void Uploads::drop(const Upload& upload) {
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    const auto row = mine(transaction, upload);
    if (row && !row->attached) records::delete_file(transaction, upload.file);
  });
}

int Uploads::sweep() {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    const auto left = records::left_behind(transaction, base::Hour{house_.clock.hour().count - hours_kept});
    for (const auto& file : left) records::delete_file(transaction, file);
    return static_cast<int>(left.size());
  });
}

}  // namespace intake
