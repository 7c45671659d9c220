// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/checkpoints.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>

namespace store {
namespace {

constexpr std::chrono::milliseconds between_looks{250};

std::int64_t written_at(const std::string& path) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) return 0;
  return status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
}

// Signals are the business of the thread that serves.
void leave_signals_to_others() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

}  // namespace

Checkpoints::Checkpoints(std::string path) : path_{std::move(path)} {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    leave_signals_to_others();
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> handle{nullptr, sqlite3_close};
    std::mutex asleep;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      std::unique_lock lock{asleep};
      wake.wait_for(lock, stop, between_looks, [] { return false; });
      const auto now = written_at(path_ + "-wal");
      if (now == 0 || now == std::exchange(seen_, now)) continue;
      sqlite3* opened = handle.get();
      if (!opened && sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                                     nullptr) == SQLITE_OK)
        sqlite3_exec(opened, "PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 0; PRAGMA cache_size = -64",
                     nullptr, nullptr, nullptr);
      if (opened != handle.get()) handle.reset(opened);
      // Busy: another process does it already. Failing: the writer will, and says so.
      sqlite3_wal_checkpoint_v2(opened, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
  }};
}

}  // namespace store
