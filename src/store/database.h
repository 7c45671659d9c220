// SPDX-License-Identifier: AGPL-3.0-or-later
// SQLite and PostgreSQL behind one Transaction. The only place that knows either library.
//
// SQL is written once, in what both engines understand (ON CONFLICT, RETURNING); parameters are $1, $2, … on
// both. A Transaction rolls back unless committed. SQLite writers of all processes take turns (BEGIN
// IMMEDIATE with a busy wait). PostgreSQL writes are READ COMMITTED: an errand that reads before it writes
// locks with SELECT … FOR UPDATE through `locking()`; reads are one REPEATABLE READ snapshot.
// `in_transaction` repeats an errand that lost a race. Blocking; any thread; a Transaction belongs to one
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/row.h"

namespace store {

enum class Engine { sqlite, postgresql };
enum class Mode { read, write };

class Connection;  // one driver connection; private to this room

class Database {
 public:
  // "sqlite:/var/lib/havre/havre.db", "sqlite::memory:" (tests; one connection shared), or
  // "postgresql://user@host/name" (anything libpq takes).
  explicit Database(const std::string& address);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Engine engine() const;

  // Deleted rows leave copies: in SQLite's write-ahead log, in PostgreSQL's pages and log. This removes them
  // for these tables as far as the engine lets us; false: somebody is still reading, try again later. Outside
  // any transaction.
  bool erase_traces(const std::vector<std::string>& tables);

 private:
  friend class Transaction;
  std::unique_ptr<Connection> borrow(Mode mode);
  // When it returns, what was done survives a loss of power.
  void commit(std::unique_ptr<Connection> connection, Mode mode);
  void roll_back(std::unique_ptr<Connection> connection, Mode mode) noexcept;

  struct Pool;
  std::unique_ptr<Pool> pool_;
};

class Transaction {
 public:
  explicit Transaction(Database& database, Mode mode = Mode::write);
  ~Transaction();  // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  Rows run(std::string_view sql, const Values& values = {});
  // The single row, or none; more than one is a Fault.
  std::optional<Row> one(std::string_view sql, const Values& values = {});
  // How many rows an INSERT, UPDATE or DELETE touched.
  std::int64_t change(std::string_view sql, const Values& values = {});
  // Row by row, for what does not fit in memory (backups, the trail). Only in Mode::read or outside other
  // statements.
  void each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& visit);
  // Several statements without parameters: migrations.
  void script(std::string_view sql);

  // When it returns, the deed survives kill -9 and a loss of power.
  void commit();
  Engine engine() const;
  // " FOR UPDATE" on PostgreSQL; nothing on SQLite, where a write transaction is alone anyway.
  std::string_view locking() const;

 private:
  Database& database_;
  Mode mode_;
  // After a fault only rolling back is left, on either engine.
  enum class State { open, streaming, broken, committed };
  template <class Step>
  auto guarded(Step step);

  std::unique_ptr<Connection> connection_;
  State state_ = State::open;
};

// Runs `errand(transaction)` and commits if it returns; repeats it when two transactions met. The errand must
// have no effect outside the transaction. A refusal returned inside a Result rolls back.
template <class Errand>
auto in_transaction(Database& database, Errand errand) -> decltype(errand(std::declval<Transaction&>())) {
  constexpr int attempts = 8;
  for (int attempt = 1;; ++attempt) {
    try {
      Transaction transaction{database};
      if constexpr (std::is_void_v<decltype(errand(transaction))>) {
        errand(transaction);
        transaction.commit();
        return;
      } else {
        auto outcome = errand(transaction);
        if constexpr (requires { outcome.error(); }) {
          if (!outcome) return outcome;
        }
        transaction.commit();
        return outcome;
      }
    } catch (const Contention&) {
      if (attempt == attempts) throw;
    }
  }
}

}  // namespace store
