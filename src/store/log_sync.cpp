// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/log_sync.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/row.h"

namespace store {

LogSync::~LogSync() {
  if (file_ >= 0) close(file_);
}

void LogSync::sync() {
  // What the kernel could not write it may have forgotten: syncing again would prove nothing.
  failed_ = failed_ || !try_to();
  if (failed_) throw Fault{"sqlite: what was written could not be kept; the door must start anew"};
}

bool LogSync::try_to() {
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
