// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/connection.h"

#include <algorithm>
#include <chrono>

namespace store {
namespace {

constexpr std::chrono::seconds longest_wait{30};

}  // namespace

std::string failure(std::string_view engine, std::string_view code, std::string_view sql) {
  // Values travel as parameters, but a quote could still open a literal: nothing after it is repeated.
  constexpr std::size_t enough = 60;
  const auto shown = sql.substr(0, std::min(enough, sql.find_first_of("'\n")));
  return std::string{engine}.append(": ").append(code).append(" in ").append(shown);
}

Lane::Lent Lane::take() {
  std::unique_ptr<Connection> connection;
  {
    wait_for_turn();
    const std::lock_guard lock{mutex_};
    if (alone_) holder_ = std::this_thread::get_id();
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (connection) return {std::move(connection), false};
  try {
    return {open_(), true};
  } catch (...) {
    pass_on();
    throw;
  }
}

void Lane::give(std::unique_ptr<Connection> connection) {
  if (connection && connection->usable()) {
    const std::lock_guard lock{mutex_};
    idle_.push_back(std::move(connection));
  }
  pass_on();
}

void Lane::give_open(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock{mutex_};
    idle_.push_back(std::move(connection));
  }
  pass_on();
}

void Lane::wait_for_turn() {
  std::unique_lock lock{mutex_};
  // A thread that waits for itself would wait for ever: one errand has one transaction.
  CHECK(!alone_ || holder_ != std::this_thread::get_id());
  if (free_ > 0) {
    --free_;
    return;
  }
  Waiter me;
  waiting_.push_back(&me);
  if (me.wake.wait_for(lock, longest_wait, [&] { return me.called; })) return;
  waiting_.erase(std::find(waiting_.begin(), waiting_.end(), &me));
  throw Fault{"store: no connection became free"};
}

void Lane::pass_on() {
  const std::lock_guard lock{mutex_};
  holder_ = {};
  if (waiting_.empty()) {
    ++free_;
    return;
  }
  waiting_.front()->called = true;
  waiting_.front()->wake.notify_one();
  waiting_.pop_front();
}

}  // namespace store
