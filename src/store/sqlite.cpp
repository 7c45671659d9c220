// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <charconv>
#include <unordered_map>

#include "store/connection.h"
#include "store/turn.h"

namespace store {
namespace {

constexpr int busy_milliseconds = 10'000;
constexpr std::size_t most_statements = 128;

[[noreturn]] void fail(sqlite3* handle, std::string_view sql) {
  const int code = sqlite3_extended_errcode(handle);
  const auto text = failure("sqlite", std::to_string(code), sql);
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY: throw Constraint{text};
    default: break;
  }
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) throw Contention{text};
  throw Fault{text};
}

Value column(sqlite3_stmt* statement, int index) {
  const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, index)); };
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL: return nullptr;
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, index)};
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
      return std::string_view{text, size()};
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, index));
      return base::ByteView{bytes, size()};
    }
    default: throw Fault{"sqlite: an answer holds a fraction, which is never stored"};
  }
}

// SQLite takes $1 for a name; the same number may stand in a statement several times.
std::size_t number_of(sqlite3_stmt* statement, int index) {
  const char* name = sqlite3_bind_parameter_name(statement, index);
  CHECK(name != nullptr && name[0] == '$');
  const std::string_view digits{name + 1};
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int bind(sqlite3_stmt* statement, int index, const Value& value) {
  // The values outlive the statement's run, so SQLite need not copy them; an empty blob must not look like
  // NULL.
  if (const auto* integer = std::get_if<std::int64_t>(&value.held()))
    return sqlite3_bind_int64(statement, index, *integer);
  if (const auto* text = std::get_if<std::string>(&value.held())) {
    if (text->find('\0') != text->npos)
      throw Fault{"sqlite: a text with a NUL, which PostgreSQL does not take"};
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* bytes = std::get_if<base::Bytes>(&value.held()))
    return sqlite3_bind_blob64(statement, index,
                               bytes->empty() ? "" : static_cast<const void*>(bytes->data()), bytes->size(),
                               SQLITE_STATIC);
  return sqlite3_bind_null(statement, index);
}

bool bind_all(sqlite3_stmt* statement, const Values& values) {
  std::size_t highest = 0;
  for (int index = 1; index <= sqlite3_bind_parameter_count(statement); ++index) {
    const auto number = number_of(statement, index);
    CHECK(number >= 1 && number <= values.size());
    highest = std::max(highest, number);
    if (bind(statement, index, values[number - 1]) != SQLITE_OK) return false;
  }
  CHECK(highest == values.size());  // PostgreSQL refuses a value without a place
  return true;
}

class Sqlite final : public Connection {
 public:
  Sqlite(const std::string& path, Mode mode);
  ~Sqlite() override;

  void begin(Mode mode) override;
  void commit() override;
  void roll_back() noexcept override;
  std::int64_t run(std::string_view sql, const Values& values, const Visit& visit) override;
  void stream(std::string_view sql, const Values& values, const Visit& visit) override {
    run(sql, values, visit);
  }
  void script(std::string_view sql) override;
  bool erase_traces(const std::vector<std::string>& tables) override;
  bool usable() const override { return sqlite3_get_autocommit(handle_) != 0; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  void set_up(Mode mode);
  sqlite3_stmt* statement(std::string_view sql);
  void forget_statements() noexcept;
  void take_turn();
  void end_turn() noexcept;

  sqlite3* handle_ = nullptr;
  std::unique_ptr<Turn> turn_;  // none in memory, nor for readers
  bool has_turn_ = false;
  Mode mode_ = Mode::write;
  std::unordered_map<std::string, sqlite3_stmt*, Hash, std::equal_to<>> statements_;
};

Sqlite::Sqlite(const std::string& path, Mode mode) {
  const bool in_memory = path == ":memory:";
  if (!in_memory && mode == Mode::write) {
    turn_ = std::make_unique<Turn>(path + "-turn");
    // SQLite would make the file readable to everybody the umask lets in.
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (file >= 0) ::close(file);
  }
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (in_memory ? SQLITE_OPEN_CREATE : 0);
  const int outcome = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  try {
    if (outcome != SQLITE_OK) throw Fault{"sqlite: cannot open the database"};
    set_up(mode);
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

Sqlite::~Sqlite() {
  forget_statements();
  sqlite3_close(handle_);
}

void Sqlite::set_up(Mode mode) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, busy_milliseconds);
  if (mode == Mode::write) {
    take_turn();  // two processes must not turn a new file into WAL at once
    script("PRAGMA journal_mode = WAL");
    end_turn();
  }
  // NORMAL: SQLite syncs around checkpoints; each commit's own sync is SharedCommit's, so that what FULL
  // promises holds. secure_delete: what was deleted is overwritten. temp_store: nothing is sorted on disk.
  // case_sensitive_like: as PostgreSQL does.
  // The writer keeps the pages that every errand touches, and copies the log into the database only when it
  // has grown, as the same pages are written again and again. The log then begins anew in the same file:
  // cutting sixty megabytes off takes a tenth of a second, with everyone behind.
  script(
      "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"
      "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA case_sensitive_like = ON;"
      "PRAGMA mmap_size = 0; PRAGMA cache_size = -512; PRAGMA journal_size_limit = 134217728");
  if (mode == Mode::write) script("PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 16000");
}

void Sqlite::begin(Mode mode) {
  if (mode != mode_) script(mode == Mode::read ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF");
  mode_ = mode;
  if (mode == Mode::read) {
    run("BEGIN", {}, {});
    return;
  }
  take_turn();
  try {
    run("BEGIN IMMEDIATE", {}, {});
  } catch (...) {
    end_turn();
    throw;
  }
}

void Sqlite::commit() {
  run("COMMIT", {}, {});
  end_turn();
}

void Sqlite::roll_back() noexcept {
  // Some failures have rolled back already. If this fails too, the connection is not usable and gets dropped.
  if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  end_turn();
}

std::int64_t Sqlite::run(std::string_view sql, const Values& values, const Visit& visit) {
  sqlite3_stmt* const prepared = statement(sql);
  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
      sqlite3_reset(statement);
      sqlite3_clear_bindings(statement);
    }
  } const reset{prepared};

  if (!bind_all(prepared, values)) fail(handle_, sql);
  int step;
  while ((step = sqlite3_step(prepared)) == SQLITE_ROW) {
    if (!visit) continue;
    std::vector<Value> columns;
    columns.reserve(static_cast<std::size_t>(sqlite3_column_count(prepared)));
    for (int index = 0; index < sqlite3_column_count(prepared); ++index)
      columns.push_back(column(prepared, index));
    visit(Row{std::move(columns)});
  }
  if (step != SQLITE_DONE) fail(handle_, sql);
  return sqlite3_stmt_readonly(prepared) ? 0 : sqlite3_changes64(handle_);
}

void Sqlite::script(std::string_view sql) {
  if (sqlite3_exec(handle_, std::string{sql}.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(handle_, sql);
}

bool Sqlite::erase_traces(const std::vector<std::string>&) {
  // The pages themselves were overwritten on deletion; older copies of them stand in the write-ahead log.
  return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) ==
         SQLITE_OK;
}

sqlite3_stmt* Sqlite::statement(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  if (statements_.size() >= most_statements) forget_statements();
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const auto size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(handle_, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &prepared, &rest) != SQLITE_OK)
    fail(handle_, sql);
  // One statement at a time: what stood after it would silently not run.
  CHECK(prepared != nullptr &&
        sql.find_first_not_of(" \n", static_cast<std::size_t>(rest - sql.data())) == sql.npos);
  return statements_.emplace(sql, prepared).first->second;
}

void Sqlite::forget_statements() noexcept {
  for (const auto& [sql, prepared] : statements_) sqlite3_finalize(prepared);
  statements_.clear();
}

void Sqlite::take_turn() {
  if (!turn_) return;
  turn_->take();
  has_turn_ = true;
}

void Sqlite::end_turn() noexcept {
  if (has_turn_) turn_->give();
  has_turn_ = false;
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, Mode mode) {
  return std::make_unique<Sqlite>(path, mode);
}

}  // namespace store
