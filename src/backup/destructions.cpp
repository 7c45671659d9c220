// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/destructions.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "backup/durable_file.h"

namespace backup {
namespace {

constexpr auto insert =
    "INSERT INTO destructions (what, subject, day) VALUES ($1, $2, $3) "
    "ON CONFLICT (what, subject) DO UPDATE SET day = excluded.day";
constexpr auto select_all = "SELECT what, subject, day FROM destructions ORDER BY day, what, subject";

constexpr auto compartments_sql = "SELECT compartment_id FROM compartments WHERE request_id = $1";
constexpr std::string_view of_request[] = {
    "DELETE FROM key_wraps WHERE envelope_id IN (SELECT id FROM envelopes WHERE request_id = $1)",
    "DELETE FROM key_requests WHERE request_id = $1",
    "DELETE FROM key_instructions WHERE request_id = $1",
    "DELETE FROM instructions WHERE request_id = $1",
    "DELETE FROM checkins WHERE request_id = $1",
    "DELETE FROM readings WHERE envelope_id IN (SELECT id FROM envelopes WHERE request_id = $1)",
    "DELETE FROM due_keys WHERE request_id = $1",
    "DELETE FROM handovers WHERE request_id = $1",
    "DELETE FROM envelopes WHERE request_id = $1",
    "DELETE FROM request_keys WHERE request_id = $1",
    "DELETE FROM file_chunks WHERE file_id IN (SELECT id FROM files WHERE request_id = $1)",
    "DELETE FROM files WHERE request_id = $1",
    "DELETE FROM readers WHERE request_id = $1",
    "DELETE FROM case_facts WHERE request_id = $1",
    "DELETE FROM case_clocks WHERE request_id = $1",
    "DELETE FROM splits WHERE request_id = $1 OR from_id = $1",
    "DELETE FROM takings WHERE request_id = $1",
    "DELETE FROM interpretings WHERE request_id = $1",
    "DELETE FROM binnings WHERE request_id = $1",
    "DELETE FROM loans WHERE request_id = $1",
    "DELETE FROM announced WHERE announcement_id IN (SELECT id FROM announcements WHERE request_id = $1)",
    "DELETE FROM announcements WHERE request_id = $1",
    "DELETE FROM crisis_guidance WHERE request_id = $1 OR cell_id = $1",
    "DELETE FROM crisis_requests WHERE request_id = $1 OR cell_id = $1",
    "DELETE FROM crisis_shifts WHERE cell_id = $1",
    "DELETE FROM crisis_leads WHERE cell_id = $1",
    "DELETE FROM crisis_cells WHERE cell_id = $1",
    "UPDATE requests SET state = 'destroyed', imminence = 'unknown', files = 0, size_bucket = 0, "
    "generation_open = 0, "
    "stale_keys = 0, rank = 2999, waiting_since_at = NULL, fetch_by_at = NULL WHERE id = $1",
    "UPDATE team SET state = 'destroyed' WHERE request_id = $1",
};
// It leaves no stone: who stood in it does not see that it was there.
constexpr std::string_view of_compartment[] = {
    "DELETE FROM team WHERE request_id = $1",
    "DELETE FROM compartments WHERE compartment_id = $1",
};
constexpr std::string_view of_file[] = {
    "DELETE FROM file_chunks WHERE file_id = $1",
    "DELETE FROM files WHERE id = $1",
};
constexpr std::string_view of_person[] = {
    "DELETE FROM key_wraps WHERE person_id = $1",
    "DELETE FROM key_requests WHERE person_id = $1",
    "DELETE FROM key_instructions WHERE person_id = $1",
};
constexpr std::string_view of_member[] = {
    "DELETE FROM key_wraps WHERE person_id = $2 AND envelope_id IN (SELECT id FROM envelopes WHERE "
    "request_id = $1)",
    "DELETE FROM key_requests WHERE request_id = $1 AND person_id = $2",
    "DELETE FROM key_instructions WHERE request_id = $1 AND person_id = $2",
};
constexpr auto of_epoch = "DELETE FROM key_epochs WHERE person_id = $1 AND day = $2";

template <std::size_t Count>
void run_all(store::Transaction& transaction, const std::string_view (&statements)[Count],
             const store::Values& values) {
  for (const auto statement : statements) transaction.change(statement, values);
}

// With what is kept apart in it.
void destroy_request(store::Transaction& transaction, const std::string& request) {
  for (const auto& row : transaction.run(compartments_sql, {request})) {
    run_all(transaction, of_request, {row.text(0)});
    run_all(transaction, of_compartment, {row.text(0)});
  }
  run_all(transaction, of_request, {request});
}

// Writers of several processes take turns, so that lines do not mix.
class Appending {
 public:
  explicit Appending(const std::filesystem::path& path)
      : file_{open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0660)} {
    if (file_ < 0 || flock(file_, LOCK_EX) != 0)
      throw base::Fault{"backup: the list of destructions cannot be written"};
  }
  ~Appending() { close(file_); }
  Appending(const Appending&) = delete;
  Appending& operator=(const Appending&) = delete;

  void add(std::string text) {
    // A line that a crash cut short must not swallow the next one.
    char last = '\n';
    const auto size = lseek(file_, 0, SEEK_END);
    if (size > 0 && pread(file_, &last, 1, size - 1) == 1 && last != '\n') text.insert(0, "\n");
    write_all(file_, base::view(text));
    if (fsync(file_) != 0) throw base::Fault{"backup: the list of destructions cannot be kept"};
  }

 private:
  int file_;
};

}  // namespace

void destroy(store::Transaction& transaction, const Destruction& destruction) {
  const auto& first = destruction.first();
  const auto& second = destruction.second();
  switch (destruction.what()) {
    case Destroyed::request: return destroy_request(transaction, first);
    case Destroyed::file: return run_all(transaction, of_file, {first});
    case Destroyed::epoch: transaction.change(of_epoch, {first, std::int64_t{std::stoll(second)}}); return;
    case Destroyed::person_wraps:
      if (second.empty()) return run_all(transaction, of_person, {first});
      return run_all(transaction, of_member, {first, second});
  }
}

void record(store::Transaction& transaction, const Destruction& destruction) {
  transaction.change(insert, {destruction.word(), destruction.subject(), destruction.day().count});
}

void DestructionList::append(const std::vector<Destruction>& destructions) const {
  const bool is_new = !exists();
  std::string text;
  for (const auto& destruction : destructions) text += destruction.line() + "\n";
  Appending{path_}.add(std::move(text));
  if (is_new) keep(path_.parent_path());
}

std::size_t DestructionList::catch_up(store::Database& database) const {
  std::set<std::string> known;
  for (const auto& destruction : read().destructions) known.insert(destruction.line());

  std::vector<Destruction> missing;
  {
    store::Transaction transaction{database, store::Mode::read};
    transaction.each(select_all, {}, [&](const store::Row& row) {
      const auto destruction = Destruction::from(row.text(0), row.text(1), {row.integer(2)});
      if (!destruction) throw store::Fault{"a destruction in the database is malformed"};
      if (!known.contains(destruction->line())) missing.push_back(*destruction);
    });
  }
  if (!missing.empty() || !exists()) append(missing);
  return missing.size();
}

DestructionList::Content DestructionList::read() const {
  Content content;
  std::ifstream file{path_, std::ios::binary};
  for (std::string line; std::getline(file, line);) {
    const auto destruction = Destruction::read(line);
    if (destruction)
      content.destructions.push_back(*destruction);
    else
      ++content.unreadable;
  }
  return content;
}

void replay(store::Transaction& transaction, const std::vector<Destruction>& destructions, base::Day backup) {
  for (const auto& destruction : destructions) {
    if (destruction.what() == Destroyed::person_wraps && destruction.day() < backup) continue;
    // Keys first in each list of statements: the rest is only unreadable weight.
    destroy(transaction, destruction);
    record(transaction, destruction);
  }
}

}  // namespace backup
