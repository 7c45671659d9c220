// SPDX-License-Identifier: AGPL-3.0-or-later
// Copies SQLite's write-ahead log into the database while nobody waits for it: left to the writers, one of
// them would do it now and then, for a tenth of a second, with all others behind. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <thread>

namespace store {

class Checkpoints {
 public:
  // The path of the database; its log stands beside it.
  explicit Checkpoints(std::string path);

 private:
  const std::string path_;
  std::int64_t seen_ = 0;  // when the log was last written, in nanoseconds
  std::jthread thread_;    // last: it ends before the rest does
};

}  // namespace store
