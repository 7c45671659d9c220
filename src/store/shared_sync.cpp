// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/shared_sync.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/row.h"

namespace store {

SharedSync::~SharedSync() {
  if (file_ >= 0) close(file_);
}

void SharedSync::wait() {
  std::unique_lock lock{mutex_};
  const auto mine = ++written_;
  while (kept_ < mine) {
    // What the kernel could not write it may have forgotten: syncing again would prove nothing.
    if (failed_) throw Fault{"sqlite: what was written could not be kept; the door must start anew"};
    if (syncing_) {
      done_.wait(lock);
      continue;
    }
    syncing_ = true;
    const auto covered = written_;
    lock.unlock();
    const bool kept = sync();
    lock.lock();
    syncing_ = false;
    failed_ = !kept;
    if (kept) kept_ = covered;
    done_.notify_all();
  }
}

bool SharedSync::sync() {
  // SQLite removes the file with its last connection and makes another.
  struct stat status{};
  if (file_ >= 0 && (fstat(file_, &status) != 0 || status.st_nlink == 0)) {
    close(file_);
    file_ = -1;
  }
  if (file_ < 0) file_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  return file_ >= 0 && fdatasync(file_) == 0;
}

}  // namespace store
