// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes an organisation look as if it had been at work for years, for benchmarks alone.
//   fill CONFIG requests COUNT     with a sealed text each, before everybody who handles requests
//   fill CONFIG trail COUNT        until the trail has so many entries
#include <cstdio>

#include "base/clock.h"
#include "seal/keys.h"
#include "settings/settings.h"
#include "store/database.h"
#include "trail/trail.h"

namespace {

constexpr int a_transaction = 2000;
constexpr std::int64_t years_in_hours = 3 * 365 * 24;
constexpr std::array states{"new", "open", "answered", "closed", "binned"};

using store::Transaction;

std::vector<std::string> handlers(store::Database& database) {
  Transaction transaction{database, store::Mode::read};
  std::vector<std::string> found;
  for (const auto& row :
       transaction.run("SELECT id FROM persons WHERE roles LIKE '%handler%' AND state = 'active'"))
    found.push_back(row.text(0));
  return found;
}

void add_request(Transaction& transaction, const std::vector<std::string>& team, std::int64_t hour,
                 std::string_view state) {
  static const base::Bytes sealed(4220, 1);
  const auto id = base::RequestId::fresh();
  transaction.change(
      "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour, size_bucket) "
      "VALUES ($1, 'request', 'en', 'week', 'script', $2, $3, 4096)",
      {id, state, hour});
  for (const auto& person : team)
    transaction.change(
        "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day) VALUES ($1, $2, $3, $4, "
        "$5)",
        {id, person, hour, state, hour / 24});
  transaction.change(
      "INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, place, hour, sealed) "
      "VALUES ($1, $2, 'request', 'inward', 0, 0, 1, $3, $4)",
      {base::EnvelopeId::fresh(), id, hour, sealed});
}

void add_requests(store::Database& database, std::int64_t count) {
  const auto team = handlers(database);
  const auto now = base::SystemClock{}.hour().count;
  for (std::int64_t done = 0; done < count;) {
    Transaction transaction{database};
    for (int i = 0; i < a_transaction && done < count; ++i, ++done)
      add_request(transaction, team, now - years_in_hours + done * years_in_hours / count,
                  states.at(static_cast<std::size_t>(done) % states.size()));
    transaction.commit();
  }
}

void add_entries(store::Database& database, std::int64_t count) {
  const base::SystemClock clock;
  const trail::Trail trail{clock};
  for (bool whole = false; !whole;) {
    Transaction transaction{database};
    const auto there = trail::last_link(transaction).sequence;
    for (int i = 0; i < a_transaction && there + i < count; ++i)
      trail.record(transaction, {trail::Actor::person(base::PersonId::fresh()),
                                 "request.read",
                                 base::RequestId::fresh(),
                                 {base::log::Count{i}}});
    transaction.commit();
    whole = there + a_transaction >= count;
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count != 4) throw base::Fault{"usage: fill CONFIG requests|trail COUNT"};
    seal::start();
    store::Database database{settings::read(words[1]).database};
    if (std::string_view{words[2]} == "requests")
      add_requests(database, std::stoll(words[3]));
    else
      add_entries(database, std::stoll(words[3]));
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "fill: %s\n", fault.what());
    return 1;
  }
}
