// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/database.h"

#include "store/checkpoints.h"
#include "store/connection.h"
#include "store/shared_commit.h"

namespace store {
namespace {

constexpr std::size_t sqlite_readers = 4;
constexpr std::size_t postgresql_connections = 8;
constexpr std::string_view sqlite_scheme = "sqlite:";

template <class T>
const T& held(const Value& value) {
  if (const auto* found = std::get_if<T>(&value.held())) return *found;
  throw Fault{"a column in the database is not what the code expects"};
}

}  // namespace

bool Row::is_null(int column) const { return std::holds_alternative<std::monostate>(value(column).held()); }
std::int64_t Row::integer(int column) const { return held<std::int64_t>(value(column)); }
const std::string& Row::text(int column) const { return held<std::string>(value(column)); }
const base::Bytes& Row::bytes(int column) const { return held<base::Bytes>(value(column)); }

std::optional<std::int64_t> Row::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional{integer(column)};
}
std::optional<std::string> Row::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional{text(column)};
}
std::optional<base::Bytes> Row::maybe_bytes(int column) const {
  return is_null(column) ? std::nullopt : std::optional{bytes(column)};
}

// One writer and a few readers of a SQLite file; a single connection for a database in memory; equal
// connections to PostgreSQL.
struct Database::Pool {
  Engine engine;
  std::unique_ptr<Lane> writing;
  std::unique_ptr<Lane> reading;           // none: the lane for writing does both
  std::unique_ptr<SharedCommit> together;  // none: each transaction is committed by itself
  std::unique_ptr<Checkpoints> checkpoints;

  explicit Pool(const std::string& address) {
    if (!address.starts_with(sqlite_scheme)) {
      engine = Engine::postgresql;
      writing =
          std::make_unique<Lane>(postgresql_connections, [address] { return open_postgresql(address); });
      return;
    }
    engine = Engine::sqlite;
    const auto path = address.substr(sqlite_scheme.size());
    writing = std::make_unique<Lane>(1, [path] { return open_sqlite(path, Mode::write); });
    if (path == ":memory:") return;
    reading = std::make_unique<Lane>(sqlite_readers, [path] { return open_sqlite(path, Mode::read); });
    together = std::make_unique<SharedCommit>(*writing, path + "-wal");
    checkpoints = std::make_unique<Checkpoints>(path);
  }

  SharedCommit* together_in(Mode mode) { return mode == Mode::write ? together.get() : nullptr; }
  Lane& lane(Mode mode) { return mode == Mode::read && reading ? *reading : *writing; }
};

Database::Database(const std::string& address) : pool_{std::make_unique<Pool>(address)} {
  // A wrong address is found out at the start, and the SQLite file exists before anyone reads it.
  pool_->writing->give(pool_->writing->take().connection);
}

Database::~Database() = default;

Engine Database::engine() const { return pool_->engine; }

std::unique_ptr<Connection> Database::borrow(Mode mode) {
  Lane& lane = pool_->lane(mode);
  auto* const together = pool_->together_in(mode);
  for (;;) {
    auto [connection, fresh] = lane.take();
    try {
      if (together)
        together->begin(*connection);
      else
        connection->begin(mode);
      return std::move(connection);
    } catch (...) {
      if (together) together->settle(*connection);
      // An idle connection may have been cut since; a fresh one that fails says how things are.
      const bool cut = !fresh && !connection->usable();
      lane.give(std::move(connection));
      if (!cut) throw;
    }
  }
}

void Database::commit(std::unique_ptr<Connection> connection, Mode mode) {
  if (auto* const together = pool_->together_in(mode)) return together->commit(std::move(connection));
  try {
    connection->commit();
  } catch (...) {
    roll_back(std::move(connection), mode);
    throw;
  }
  pool_->lane(mode).give(std::move(connection));
}

void Database::roll_back(std::unique_ptr<Connection> connection, Mode mode) noexcept {
  if (auto* const together = pool_->together_in(mode)) return together->roll_back(std::move(connection));
  connection->roll_back();
  pool_->lane(mode).give(std::move(connection));
}

bool Database::erase_traces(const std::vector<std::string>& tables) {
  auto connection = pool_->writing->take().connection;
  if (pool_->together) pool_->together->settle(*connection);
  bool erased = false;
  try {
    erased = connection->erase_traces(tables);
  } catch (...) {
    pool_->writing->give(std::move(connection));
    throw;
  }
  pool_->writing->give(std::move(connection));
  return erased;
}

Transaction::Transaction(Database& database, Mode mode)
    : database_{database}, mode_{mode}, connection_{database.borrow(mode)} {}

Transaction::~Transaction() {
  if (connection_) database_.roll_back(std::move(connection_), mode_);
}

template <class Step>
auto Transaction::guarded(Step step) {
  CHECK(state_ != State::streaming && state_ != State::committed);
  if (state_ == State::broken) throw Fault{"a statement after a fault in the same transaction"};
  state_ = State::broken;
  if constexpr (std::is_void_v<decltype(step())>) {
    step();
    state_ = State::open;
  } else {
    auto outcome = step();
    state_ = State::open;
    return outcome;
  }
}

Rows Transaction::run(std::string_view sql, const Values& values) {
  return guarded([&] {
    Rows rows;
    connection_->run(sql, values, [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
  });
}

std::optional<Row> Transaction::one(std::string_view sql, const Values& values) {
  auto rows = run(sql, values);
  if (rows.empty()) return std::nullopt;
  if (rows.size() > 1) throw Fault{failure("store", "more than one row", sql)};
  return std::move(rows.front());
}

std::int64_t Transaction::change(std::string_view sql, const Values& values) {
  return guarded([&] { return connection_->run(sql, values, {}); });
}

void Transaction::each(std::string_view sql, const Values& values,
                       const std::function<void(const Row&)>& visit) {
  guarded([&] {
    state_ = State::streaming;
    try {
      connection_->stream(sql, values, visit);
    } catch (...) {
      state_ = State::broken;
      throw;
    }
  });
}

void Transaction::script(std::string_view sql) {
  guarded([&] { connection_->script(sql); });
}

void Transaction::commit() {
  guarded([&] { database_.commit(std::move(connection_), mode_); });
  state_ = State::committed;
}

Engine Transaction::engine() const { return database_.engine(); }

std::string_view Transaction::locking() const { return engine() == Engine::postgresql ? " FOR UPDATE" : ""; }

}  // namespace store
