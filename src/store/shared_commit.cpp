// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/shared_commit.h"

#include <chrono>
#include <thread>
#include <utility>

namespace store {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_looks{3};
constexpr milliseconds longest_wait{24};
constexpr int enough = 32;

}  // namespace

void SharedCommit::begin(Connection& connection) {
  if (!group_) {
    connection.begin(Mode::write);
    group_ = std::make_shared<Group>();
    return;
  }
  connection.run("SAVEPOINT part", {}, {});
  ++group_->errands;
}

void SharedCommit::commit(std::unique_ptr<Connection> connection) {
  try {
    if (group_->errands > 1) connection->run("RELEASE part", {}, {});
  } catch (...) {
    roll_back(std::move(connection));
    throw;
  }
  const auto group = group_;
  lane_.give_open(std::move(connection));

  Lock lock{mutex_};
  while (!group->over) {
    if (!group->led && !syncing_)
      lead(group, lock);
    else
      changed_.wait(lock);
  }
  if (group->failure) std::rethrow_exception(group->failure);
}

// In a crowd: as long as others keep coming. A page that all of them touch goes to the disk once for many.
void SharedCommit::wait_for_more(const Group& group) const {
  if (last_errands_ == 1) return;
  for (milliseconds waited{0}; waited < longest_wait; waited += between_looks) {
    const int before = group.errands;
    std::this_thread::sleep_for(between_looks);
    if (group.errands == before || group.errands >= enough) return;
  }
}

// Those who wait for their turn by now join first.
void SharedCommit::lead(const std::shared_ptr<Group>& group, Lock& lock) {
  group->led = syncing_ = true;
  lock.unlock();
  std::exception_ptr failure;
  bool mine = false;
  wait_for_more(*group);
  try {
    auto connection = lane_.take().connection;
    mine = group_ == group;
    if (mine) {
      last_errands_ = group->errands;
      group_ = nullptr;
      try {
        connection->commit();
      } catch (...) {
        failure = std::current_exception();
        connection->roll_back();
      }
    }
    lane_.give(std::move(connection));
    if (mine && !failure) log_.sync();
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  syncing_ = false;
  if (mine) {
    group->failure = failure;
    group->over = true;
  } else if (failure) {
    group->led = false;  // no turn for so long: another may have more luck
  }
  changed_.notify_all();
  if (!mine && failure) std::rethrow_exception(failure);
}

void SharedCommit::roll_back(std::unique_ptr<Connection> connection) noexcept {
  if (group_->errands == 1) {
    connection->roll_back();
    group_ = nullptr;
    return lane_.give(std::move(connection));
  }
  try {
    connection->run("ROLLBACK TO part", {}, {});
    connection->run("RELEASE part", {}, {});
    lane_.give_open(std::move(connection));
  } catch (...) {
    // A failure so grave that SQLite has undone everything: those before must not be told otherwise.
    connection->roll_back();
    end(*std::exchange(group_, nullptr), std::current_exception());
    lane_.give(std::move(connection));
  }
}

void SharedCommit::settle(Connection& connection) noexcept {
  if (!group_) return;
  std::exception_ptr failure;
  try {
    connection.commit();
    LogSync{path_}.sync();  // whoever has the other may wait for our turn
  } catch (...) {
    failure = std::current_exception();
    connection.roll_back();
  }
  end(*std::exchange(group_, nullptr), failure);
}

void SharedCommit::end(Group& group, std::exception_ptr failure) noexcept {
  const std::lock_guard lock{mutex_};
  group.failure = std::move(failure);
  group.over = true;
  changed_.notify_all();
}

}  // namespace store
