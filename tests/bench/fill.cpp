// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes an organisation look as if it had been at work for years, for benchmarks alone.
//   fill CONFIG requests COUNT     with a sealed text each, before everybody who handles requests
//   fill CONFIG cases COUNT        open ones with facts and clocks, next to no text and no trail, for what
//                                  grows with their number
//   fill CONFIG trail COUNT        until the trail has so many entries
#include <cstdio>

#include "base/clock.h"
#include "seal/keys.h"
#include "settings/settings.h"
#include "store/database.h"
#include "trail/trail.h"

namespace {

constexpr int a_transaction = 20'000;
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

struct Kind {
  std::size_t sealed_bytes;
  bool all_open;
};
constexpr Kind requests{4220, false}, cases{200, true};

// Three facts each: one that many have, one that some have, one that few have.
void add_facts(Transaction& transaction, const base::RequestId& id, const std::string& by, std::int64_t hour,
               std::int64_t number) {
  const std::array<std::pair<std::string, std::string>, 3> facts{
      std::pair{"severity", number % 2 == 0 ? "liberty" : "data"},
      std::pair{"incident", "kind_" + std::to_string(number % 50)},
      std::pair{"country", std::string{static_cast<char>('A' + number % 26),
                                       static_cast<char>('A' + number / 26 % 26)}}};
  for (const auto& [fact_class, code] : facts)
    transaction.change(
        "INSERT INTO case_facts (request_id, class, code, arrived_hour, place, person_id, day) "
        "VALUES ($1, $2, $3, $4, 0, $5, $6)",
        {id, fact_class, code, hour, by, hour / 24});
  if (number % 3 == 0)
    transaction.change("INSERT INTO case_clocks (id, request_id, kind, due_at) VALUES ($1, $2, 'task', $3)",
                       {base::EnvelopeId::fresh(), id, (hour + 24 * (number % 90)) * 3'600'000});
}

base::RequestId add_request(Transaction& transaction, const std::vector<std::string>& team, std::int64_t hour,
                            std::int64_t number, const Kind& kind) {
  const base::Bytes sealed(kind.sealed_bytes, 1);
  const auto id = base::RequestId::fresh();
  const auto state = kind.all_open ? "open" : states.at(static_cast<std::size_t>(number) % states.size());
  const auto rank = number * 7919 % 4000;
  transaction.change(
      "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour, size_bucket, rank) "
      "VALUES ($1, 'request', 'en', 'week', 'script', $2, $3, 4096, $4)",
      {id, state, hour, rank});
  for (const auto& person : team)
    transaction.change(
        "INSERT INTO team (request_id, person_id, arrived_hour, state, rank, since_day) VALUES ($1, $2, $3, "
        "$4, "
        "$5, $6)",
        {id, person, hour, state, rank, hour / 24});
  transaction.change(
      "INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, place, hour, sealed) "
      "VALUES ($1, $2, 'request', 'inward', 0, 0, 1, $3, $4)",
      {base::EnvelopeId::fresh(), id, hour, sealed});
  add_facts(transaction, id, team.at(0), hour, number);
  return id;
}

// That it came, that one of the team opened it, took a colleague out and in again, and made keys since: what
// says why somebody sees it.
void add_history(Transaction& transaction, const trail::Trail& trail, const base::RequestId& id,
                 const std::vector<std::string>& team) {
  const auto first = trail::Actor::person(*base::PersonId::parse(team.front()));
  const auto last = *base::PersonId::parse(team.back());
  const base::log::Count all{static_cast<long long>(team.size())};
  trail.record(transaction, {trail::Actor::anonymous(), "request.received", id, {base::log::Count{0}}});
  trail.record(transaction, {first, "request.adopted", id, {all}});
  trail.record(transaction, {first, "team.removed", id, {last}});
  trail.record(transaction, {first, "request.key_renewed", id, {all}});
  trail.record(transaction, {first, "team.added", id, {last}});
}

void add_requests(store::Database& database, std::int64_t count, const Kind& kind) {
  const base::SystemClock clock;
  const trail::Trail trail{clock};
  const auto team = handlers(database);
  const auto now = base::SystemClock{}.hour().count;
  for (std::int64_t done = 0; done < count;) {
    Transaction transaction{database};
    if (database.engine() == store::Engine::sqlite) transaction.run("PRAGMA cache_size = -4000000");  // KiB
    for (int i = 0; i < a_transaction && done < count; ++i, ++done) {
      const auto hour = now - years_in_hours + done * years_in_hours / count;
      const auto id = add_request(transaction, team, hour, done, kind);
      if (!kind.all_open) add_history(transaction, trail, id, team);
    }
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
    if (count != 4) throw base::Fault{"usage: fill CONFIG requests|cases|trail COUNT"};
    seal::start();
    store::Database database{settings::read(words[1]).database};
    const std::string_view what{words[2]};
    if (what == "requests" || what == "cases")
      add_requests(database, std::stoll(words[3]), what == "cases" ? cases : requests);
    else
      add_entries(database, std::stoll(words[3]));
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "fill: %s\n", fault.what());
    return 1;
  }
}
