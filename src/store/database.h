// SPDX-License-Identifier: AGPL-3.0-or-later
// SQLite and PostgreSQL behind one Transaction. The only place that knows either library.
//
// SQL is written once, in what both engines understand (ON CONFLICT, RETURNING); parameters are $1, $2, … on both.
// A Transaction rolls back unless committed. SQLite writers of all processes take turns (BEGIN IMMEDIATE with a busy
// wait). PostgreSQL writes are READ COMMITTED: an errand that reads before it writes locks with SELECT … FOR UPDATE
// through `locking()`; reads are one REPEATABLE READ snapshot. `in_transaction` repeats an errand that lost a race.
// Blocking; any thread; a Transaction belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"

namespace store {

// The database failed. A Fault's text names the operation, never a value.
struct Fault : base::Fault {
  using base::Fault::Fault;
};
// Two transactions met; the whole errand may be tried again. in_transaction does it.
struct Contention : Fault {
  using Fault::Fault;
};
// A unique or foreign key says no. Errands that foresee it catch it and refuse.
struct Constraint : Fault {
  using Fault::Fault;
};

enum class Engine { sqlite, postgresql };
enum class Mode { read, write };

// NULL, integers, text, bytes: nothing else is stored. Ids are stored as their 32 hex digits.
class Value {
 public:
  Value(std::nullptr_t) {}
  Value(bool value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::int64_t value) : held_{value} {}
  Value(int value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::uint32_t value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::string value) : held_{std::move(value)} {}
  Value(std::string_view value) : held_{std::string{value}} {}
  Value(const char* value) : held_{std::string{value}} {}
  Value(base::Bytes value) : held_{std::move(value)} {}
  Value(base::ByteView value) : held_{base::Bytes(value.begin(), value.end())} {}
  template <class Tag>
  Value(const base::Id<Tag>& id) : held_{id.text()} {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value{*value};
  }

  using Held = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;
  const Held& held() const { return held_; }

 private:
  Held held_;
};

// One row of an answer. Reading a column as what it is not is a Fault: the schema and the code disagree.
class Row {
 public:
  explicit Row(std::vector<Value> columns) : columns_{std::move(columns)} {}

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  const std::string& text(int column) const;
  const base::Bytes& bytes(int column) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<std::string> maybe_text(int column) const;
  std::optional<base::Bytes> maybe_bytes(int column) const;

  template <class IdType>
  IdType id(int column) const {
    const auto parsed = IdType::parse(text(column));
    if (!parsed) throw Fault{"an id in the database is malformed"};
    return *parsed;
  }
  template <class IdType>
  std::optional<IdType> maybe_id(int column) const {
    if (is_null(column)) return std::nullopt;
    return id<IdType>(column);
  }

  int size() const { return static_cast<int>(columns_.size()); }
  const Value& value(int column) const { return columns_.at(static_cast<std::size_t>(column)); }

 private:
  std::vector<Value> columns_;
};

using Rows = std::vector<Row>;
using Values = std::vector<Value>;

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

  // Deleted rows leave copies: in SQLite's write-ahead log, in PostgreSQL's pages and log. This removes them for these
  // tables as far as the engine lets us; false: somebody is still reading, try again later. Outside any transaction.
  bool erase_traces(const std::vector<std::string>& tables);

 private:
  friend class Transaction;
  std::unique_ptr<Connection> borrow(Mode mode);
  void give_back(std::unique_ptr<Connection> connection, Mode mode);

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
  // Row by row, for what does not fit in memory (backups, the trail). Only in Mode::read or outside other statements.
  void each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& visit);
  // Several statements without parameters: migrations.
  void script(std::string_view sql);

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

// Runs `errand(transaction)` and commits if it returns; repeats it when two transactions met. The errand must have no
// effect outside the transaction. A refusal returned inside a Result rolls back.
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
