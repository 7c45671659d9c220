// SPDX-License-Identifier: AGPL-3.0-or-later
// Files and their chunks while they arrive. Private to this room.
#pragma once

#include "intake/uploads.h"

namespace intake::records {

struct FileRow {
  base::RequestId request;
  base::Bytes secret_hash;
  bool attached;
  std::optional<std::int64_t> chunks;  // none while uploading
  std::int64_t bytes;
};

struct Chunks {
  std::int64_t count;
  std::int64_t last;
  std::int64_t short_ones_before_last;
};

// Nothing happens when it has begun already.
void begin_file(store::Transaction& transaction, const Upload& upload, const seal::Digest& secret_hash,
                base::Hour hour);
std::optional<FileRow> find_file(store::Transaction& transaction, const base::FileId& file);
std::optional<FileRow> lock_file(store::Transaction& transaction, const base::FileId& file);
void put_chunk(store::Transaction& transaction, const base::FileId& file, std::int64_t number,
               base::ByteView sealed, base::Hour hour);
std::vector<std::int64_t> chunk_numbers(store::Transaction& transaction, const base::FileId& file);
Chunks count_chunks(store::Transaction& transaction, const base::FileId& file);
void finish_file(store::Transaction& transaction, const base::FileId& file, std::int64_t chunks);
void delete_file(store::Transaction& transaction, const base::FileId& file);
// At most ten, so that nobody waits long for this.
std::vector<base::FileId> left_behind(store::Transaction& transaction, base::Hour before);

}  // namespace intake::records
