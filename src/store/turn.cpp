// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/turn.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "store/database.h"

namespace store {
namespace {

// Who waits for `writing` holds `next`, so who has just written queues up behind: nobody is passed over
// twice.
constexpr off_t next = 0;
constexpr off_t writing = 1;

bool lock(int file, short kind, off_t byte) {
  struct flock range{};
  range.l_type = kind;
  range.l_whence = SEEK_SET;
  range.l_start = byte;
  range.l_len = 1;
  int outcome;
  do outcome = fcntl(file, F_OFD_SETLKW, &range);
  while (outcome != 0 && errno == EINTR);
  return outcome == 0;
}

}  // namespace

Turn::Turn(const std::string& path) : file_{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660)} {
  if (file_ < 0) throw Fault{"sqlite: cannot open the file of turns beside the database"};
}

Turn::~Turn() { close(file_); }

void Turn::take() {
  const bool taken = lock(file_, F_WRLCK, next) && lock(file_, F_WRLCK, writing);
  lock(file_, F_UNLCK, next);
  if (!taken) throw Fault{"sqlite: cannot wait for the turn to write"};
}

void Turn::give() noexcept { lock(file_, F_UNLCK, writing); }

}  // namespace store
