// SPDX-License-Identifier: AGPL-3.0-or-later
// Files as they come in, sealed chunk by chunk, in any order, as often as the line is cut. What no envelope
// names within a day is thrown away. Who sends says the same secret with every chunk; nobody else can add to
// a file.
#pragma once

#include "intake/house.h"
#include "intake/space.h"
#include "seal/file.h"

namespace intake {

namespace refusal {
inline constexpr base::Refusal files_deferred{base::Kind::deferred, "files.deferred"};
inline constexpr base::Refusal file_unknown{base::Kind::not_found, "files.unknown"};
inline constexpr base::Refusal chunk_unreadable{base::Kind::invalid, "files.chunk_unreadable"};
inline constexpr base::Refusal file_incomplete{base::Kind::conflict, "files.incomplete"};
}  // namespace refusal

struct Upload {
  base::RequestId request;
  base::FileId file;
  seal::Bytes secret;  // 32 bytes
};

struct Range {
  std::int64_t first;
  std::int64_t last;
  friend bool operator==(const Range&, const Range&) = default;
};

class Uploads {
 public:
  static constexpr std::int64_t most_chunks = 1 << 20;
  static constexpr std::int64_t hours_kept = 24;

  Uploads(House house, Space& space) : house_{house}, space_{space} {}

  // The first chunk to arrive makes the file. A chunk that is there already is not written again.
  base::Result<> put(const Upload& upload, std::int64_t number, base::ByteView sealed);
  base::Result<std::vector<Range>> have(const Upload& upload);
  // All chunks from 0 on are there, and none but the last is short.
  base::Result<> done(const Upload& upload, std::int64_t chunks);
  // The sender vanished, and says so.
  void drop(const Upload& upload);
  // Some of what no envelope named in time; returns how many files. To be called again while there are any.
  int sweep();

 private:
  House house_;
  Space& space_;
};

}  // namespace intake
