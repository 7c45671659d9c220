// SPDX-License-Identifier: AGPL-3.0-or-later
// SQLite's write-ahead log on the disk. SQLite itself would sync at each commit, with the database locked;
// here the next writers go on meanwhile. One thread at a time. Private to this room.
#pragma once

#include <string>

namespace store {

class LogSync {
 public:
  // The file must exist by the first call of `sync`.
  explicit LogSync(std::string path) : path_{std::move(path)} {}
  ~LogSync();
  LogSync(const LogSync&) = delete;
  LogSync& operator=(const LogSync&) = delete;

  // Returns when all that was committed before will survive a loss of power.
  void sync();

 private:
  bool try_to();

  const std::string path_;
  bool failed_ = false;
  int file_ = -1;
};

}  // namespace store
