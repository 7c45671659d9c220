// SPDX-License-Identifier: AGPL-3.0-or-later
// What a driver gives, and the lanes in which transactions wait for a connection. Private to this room.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "store/database.h"

namespace store {

using Visit = std::function<void(Row&&)>;

// One thread at a time. After a lost connection `usable` is false, and the connection is only fit to be
// dropped.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void begin(Mode mode) = 0;
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;
  // All rows are fetched before the first visit where the driver can choose; returns how many rows changed.
  virtual std::int64_t run(std::string_view sql, const Values& values, const Visit& visit) = 0;
  // Rows are visited as they come, in memory bounded by one row.
  virtual void stream(std::string_view sql, const Values& values, const Visit& visit) = 0;
  virtual void script(std::string_view sql) = 0;
  virtual bool erase_traces(const std::vector<std::string>& tables) = 0;
  virtual bool usable() const = 0;
};

std::unique_ptr<Connection> open_sqlite(const std::string& path, Mode mode);
std::unique_ptr<Connection> open_postgresql(const std::string& address);

// "sqlite: 2067 in INSERT INTO people (id, name) VALUES": a code and the beginning of our own words.
std::string failure(std::string_view engine, std::string_view code, std::string_view sql);

// A few connections, lent first come, first served.
class Lane {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;
  Lane(std::size_t most, Open open) : free_{most}, alone_{most == 1}, open_{std::move(open)} {}

  struct Lent {
    std::unique_ptr<Connection> connection;
    bool fresh;
  };
  Lent take();
  void give(std::unique_ptr<Connection> connection);
  // In the middle of a transaction, which whoever takes it next goes on with.
  void give_open(std::unique_ptr<Connection> connection);

 private:
  struct Waiter {
    std::condition_variable wake;
    bool called = false;
  };
  void wait_for_turn();
  void pass_on();

  std::mutex mutex_;
  std::size_t free_;
  const bool alone_;
  const Open open_;
  std::thread::id holder_;  // only where there is one connection
  std::deque<Waiter*> waiting_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace store
