// SPDX-License-Identifier: AGPL-3.0-or-later
// One COMMIT and one fdatasync of SQLite for many errands: whoever is done leaves the transaction open to the
// next, and it is committed as soon as the disk has kept the one before. A page that every errand touches is
// then written once for all of them, and the next go on while the disk works. Nobody is told before all is
// kept; an errand that fails undoes its own part alone. Private to this room.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>

#include "store/connection.h"
#include "store/log_sync.h"

namespace store {

class SharedCommit {
 public:
  // The lane has one connection, and `log` is its write-ahead log.
  SharedCommit(Lane& lane, std::string log) : lane_{lane}, path_{std::move(log)}, log_{path_} {}

  // For whoever has the turn: begins, or goes on where the one before left it.
  void begin(Connection& connection);
  // Gives the turn away and returns when what was done survives a loss of power. Throws what the commit
  // threw.
  void commit(std::unique_ptr<Connection> connection);
  void roll_back(std::unique_ptr<Connection> connection) noexcept;
  // For whoever has the turn and needs the connection outside any transaction.
  void settle(Connection& connection) noexcept;

 private:
  struct Group {
    std::atomic<int> errands = 1;
    bool led = false;  // somebody sees to its commit
    bool over = false;
    std::exception_ptr failure = nullptr;
  };
  using Lock = std::unique_lock<std::mutex>;
  void wait_for_more(const Group& group) const;
  void lead(const std::shared_ptr<Group>& group, Lock& lock);
  void end(Group& group, std::exception_ptr failure) noexcept;

  Lane& lane_;
  const std::string path_;
  LogSync log_;                   // whoever has set `syncing_`
  std::shared_ptr<Group> group_;  // whoever has the turn
  std::mutex mutex_;
  std::condition_variable changed_;
  bool syncing_ = false;
  int last_errands_ = 1;  // of the group before; whoever has set `syncing_`
};

}  // namespace store
