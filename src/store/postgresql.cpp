// SPDX-License-Identifier: AGPL-3.0-or-later
#include <libpq-fe.h>

#include <bit>
#include <cstring>
#include <unordered_map>

#include "store/connection.h"
#include "store/postgresql_values.h"

namespace store {
namespace {

using postgresql::Parameters;
constexpr std::size_t most_statements = 256;

struct Clear {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

class Postgresql final : public Connection {
 public:
  explicit Postgresql(const std::string& address);
  ~Postgresql() override { PQfinish(handle_); }

  void begin(Mode mode) override;
  void commit() override;
  void roll_back() noexcept override;
  std::int64_t run(std::string_view sql, const Values& values, const Visit& visit) override;
  void stream(std::string_view sql, const Values& values, const Visit& visit) override;
  void script(std::string_view sql) override;
  bool erase_traces(const std::vector<std::string>& tables) override;
  bool usable() const override {
    return PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) == PQTRANS_IDLE;
  }

 private:
  [[noreturn]] void fail(const PGresult* answer, std::string_view sql);
  Answer plain(const char* sql);
  const std::string& statement(std::string_view sql, const Parameters& parameters);
  void drain() noexcept;

  PGconn* handle_;
  bool committing_ = false;
  std::unordered_map<std::string, std::string> statements_;
};

Postgresql::Postgresql(const std::string& address) : handle_{PQconnectdb(address.c_str())} {
  // Messages and notices of the server can carry values: none is kept or printed.
  if (PQstatus(handle_) != CONNECTION_OK) {
    PQfinish(handle_);
    throw Fault{"postgresql: cannot connect"};
  }
  PQsetNoticeProcessor(handle_, [](void*, const char*) {}, nullptr);
  try {
    plain("SET client_encoding = 'UTF8'");
    plain("SET lock_timeout = '10s'");
    // A server that answers before it has written would break what commit() promises.
    plain(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = "
        "'off'");
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

void Postgresql::fail(const PGresult* answer, std::string_view sql) {
  const char* state = answer ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
  const std::string code = state ? state : "no answer";
  const auto text = failure("postgresql", code, sql);
  if (code == "23505" || code == "23503") throw Constraint{text};
  // 40001, 40P01, 55P03: serialisation, deadlock, a lock not had in time.
  if (code == "40001" || code == "40P01" || code == "55P03") throw Contention{text};
  // Cut before the commit nothing has happened; cut during it nobody knows.
  if (PQstatus(handle_) != CONNECTION_OK && !committing_) throw Contention{text};
  throw Fault{text};
}

Answer Postgresql::plain(const char* sql) {
  Answer answer{PQexec(handle_, sql)};
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get(), sql);
  return answer;
}

void Postgresql::begin(Mode mode) {
  plain(mode == Mode::read ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                           : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
}

void Postgresql::commit() {
  committing_ = true;
  const auto answer = plain("COMMIT");
  committing_ = false;
  // The server answers a COMMIT of a failed transaction with a friendly ROLLBACK.
  if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
    throw Fault{"postgresql: the commit rolled back"};
}

void Postgresql::roll_back() noexcept {
  committing_ = false;
  if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PQclear(PQexec(handle_, "ROLLBACK"));
}

std::int64_t Postgresql::run(std::string_view sql, const Values& values, const Visit& visit) {
  const Parameters parameters{values};
  const auto& name = statement(sql, parameters);
  const Answer answer{PQexecPrepared(handle_, name.c_str(), parameters.count(), parameters.values(),
                                     parameters.lengths(), parameters.formats(), 1)};
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get(), sql);
  if (visit)
    for (int row = 0; row < PQntuples(answer.get()); ++row) visit(postgresql::row(answer.get(), row));
  const char* changed = PQcmdTuples(answer.get());
  const bool changes = std::strncmp(PQcmdStatus(answer.get()), "SELECT", 6) != 0;
  return changes && *changed != '\0' ? std::atoll(changed) : 0;
}

void Postgresql::stream(std::string_view sql, const Values& values, const Visit& visit) {
  const Parameters parameters{values};
  const auto& name = statement(sql, parameters);
  if (!PQsendQueryPrepared(handle_, name.c_str(), parameters.count(), parameters.values(),
                           parameters.lengths(), parameters.formats(), 1) ||
      !PQsetSingleRowMode(handle_))
    fail(nullptr, sql);
  try {
    while (const Answer answer{PQgetResult(handle_)}) {
      const auto status = PQresultStatus(answer.get());
      if (status == PGRES_SINGLE_TUPLE)
        visit(postgresql::row(answer.get(), 0));
      else if (status != PGRES_TUPLES_OK)
        fail(answer.get(), sql);
    }
  } catch (...) {
    drain();
    throw;
  }
}

void Postgresql::drain() noexcept {
  char error[256];
  if (PGcancel* cancel = PQgetCancel(handle_)) {
    PQcancel(cancel, error, sizeof error);
    PQfreeCancel(cancel);
  }
  while (const Answer answer{PQgetResult(handle_)}) {
  }
}

void Postgresql::script(std::string_view sql) {
  plain(std::string{sql}.c_str());
  // What was prepared before may not fit the changed tables.
  plain("DEALLOCATE ALL");
  statements_.clear();
}

bool Postgresql::erase_traces(const std::vector<std::string>& tables) {
  // VACUUM alone leaves the bytes of dead rows in their pages; FULL writes the table anew.
  for (const auto& table : tables) plain(("VACUUM (FULL) \"" + table + "\"").c_str());
  // The log: needs rights a door does not have and an operator may grant (pg_checkpoint, pg_switch_wal).
  PQclear(PQexec(handle_, "SELECT pg_switch_wal()"));
  const Answer checkpoint{PQexec(handle_, "CHECKPOINT")};
  return PQresultStatus(checkpoint.get()) == PGRES_COMMAND_OK;
}

const std::string& Postgresql::statement(std::string_view sql, const Parameters& parameters) {
  // A statement is prepared per kind of its values: the kinds decide what its parameters are.
  auto key = parameters.kinds().append(" ").append(sql);
  if (const auto found = statements_.find(key); found != statements_.end()) return found->second;
  if (statements_.size() >= most_statements) {
    plain("DEALLOCATE ALL");
    statements_.clear();
  }
  auto name = "s" + std::to_string(statements_.size());
  const Answer answer{
      PQprepare(handle_, name.c_str(), std::string{sql}.c_str(), parameters.count(), parameters.types())};
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) fail(answer.get(), sql);
  return statements_.emplace(std::move(key), std::move(name)).first->second;
}

}  // namespace

std::unique_ptr<Connection> open_postgresql(const std::string& address) {
  return std::make_unique<Postgresql>(address);
}

}  // namespace store
