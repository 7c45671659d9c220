// SPDX-License-Identifier: AGPL-3.0-or-later
// One fdatasync for everyone who committed before it began. SQLite itself would sync at each commit, with the
// database locked: on a disk that takes five milliseconds, two hundred commits a second. Here the next writer
// goes on meanwhile.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>

namespace store {

class SharedSync {
 public:
  // SQLite's write-ahead log. The file must exist by the first call of `wait`.
  explicit SharedSync(std::string path) : path_{std::move(path)} {}
  ~SharedSync();
  SharedSync(const SharedSync&) = delete;
  SharedSync& operator=(const SharedSync&) = delete;

  // Returns when all this thread has written to the file will survive a loss of power.
  void wait();

 private:
  bool sync();

  const std::string path_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::uint64_t written_ = 0;
  std::uint64_t kept_ = 0;
  bool syncing_ = false;
  bool failed_ = false;
  int file_ = -1;  // only whoever is syncing
};

}  // namespace store
