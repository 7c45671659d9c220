// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/bins.h"

#include <algorithm>

#include "requests/ending.h"
#include "requests/team_records.h"

namespace requests {
namespace {

constexpr auto select_opened = R"(
  SELECT imminence, (SELECT COUNT(*) FROM readings JOIN envelopes ON envelopes.id = readings.envelope_id
    WHERE envelopes.request_id = requests.id AND direction = 'inward')
  FROM requests WHERE id = $1)";
constexpr auto put_sql = R"(
  INSERT INTO binnings (request_id, reason, person_id, day) VALUES ($1, $2, $3, $4)
  ON CONFLICT (request_id) DO UPDATE
  SET reason = excluded.reason, person_id = excluded.person_id, day = excluded.day)";
const std::string select_lying = R"(
  SELECT requests.id, (SELECT reason FROM binnings WHERE request_id = requests.id),
    (SELECT person_id FROM binnings WHERE request_id = requests.id),
    (SELECT day FROM binnings WHERE request_id = requests.id))" +
                                 std::string{visible} + R"(
  AND team.state = 'binned' AND requests.id IN (SELECT request_id FROM binnings)
  ORDER BY 4 DESC, requests.id LIMIT $2)";
constexpr auto select_over = R"(
  SELECT request_id FROM binnings JOIN requests ON requests.id = request_id
  WHERE requests.state = 'binned' AND day <= $1 ORDER BY request_id)";
// What was binned before anybody wrote down when: its days begin now.
constexpr auto put_undated = R"(
  INSERT INTO binnings (request_id, reason, person_id, day)
  SELECT id, 'other', NULL, $1 FROM requests WHERE state = 'binned'
    AND NOT EXISTS (SELECT 1 FROM binnings WHERE binnings.request_id = requests.id))";
constexpr auto still_sql = "SELECT 1 FROM requests WHERE id = $1 AND state = 'binned'";

// A few at a time: somebody may be asking for help at this very moment.
constexpr std::size_t at_once = 100;

trail::Term term(Junk junk) {
  switch (junk) {
    case Junk::advertising: return "advertising";
    case Junk::copy: return "copy";
    case Junk::test: return "test";
    case Junk::empty: return "empty";
    case Junk::abuse: return "abuse";
    case Junk::other: return "other";
  }
  CHECK(false);
}

bool may_go(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(select_opened, {request});
  return may_bin(row->text(0), row->integer(1) > 0);
}

template <class Errand>
void in_parts(store::Database& database, const std::vector<base::RequestId>& requests, Errand errand) {
  for (std::size_t begin = 0; begin < requests.size(); begin += at_once) {
    const std::span part{requests.data() + begin, std::min(at_once, requests.size() - begin)};
    store::in_transaction(database, [&](store::Transaction& transaction) { errand(transaction, part); });
  }
}

}  // namespace

base::Result<Binned> Bins::put(const Member& member, const std::vector<base::RequestId>& requests,
                               Junk junk) const {
  if (requests.size() > most_at_once || !leads(member)) return refusal::unknown;
  const auto today = house_.clock.today();
  Binned binned;
  in_parts(house_.database, requests, [&](store::Transaction& transaction, auto part) {
    std::vector<base::RequestId> gone;
    for (const auto& request : part) {
      const auto seen = lock_visible(transaction, member, request);
      if (!seen || seen->state != State::fresh) continue;
      if (!may_go(transaction, request)) {
        binned.unopened.push_back(request);
        continue;
      }
      records::set_state(transaction, request, State::binned, today);
      transaction.change(put_sql, {request, word(junk), member.person, today.count});
      gone.push_back(request);
    }
    // Last, so that the chain is held for as short as can be.
    for (const auto& request : gone)
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "request.state_set", request, {"new", "binned", term(junk)}});
    binned.binned += static_cast<std::int64_t>(gone.size());
  });
  return binned;
}

base::Result<std::int64_t> Bins::take_back(const Member& member,
                                           const std::vector<base::RequestId>& requests) const {
  if (requests.size() > most_at_once || !leads(member)) return refusal::unknown;
  std::int64_t back = 0;
  in_parts(house_.database, requests, [&](store::Transaction& transaction, auto part) {
    std::vector<base::RequestId> taken;
    for (const auto& request : part) {
      const auto seen = lock_visible(transaction, member, request);
      if (!seen || seen->state != State::binned) continue;
      records::set_state(transaction, request, State::fresh, house_.clock.today());
      taken.push_back(request);
    }
    for (const auto& request : taken)
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "request.state_set", request, {"binned", "new"}});
    back += static_cast<std::int64_t>(taken.size());
  });
  return back;
}

std::vector<Lying> Bins::see(const Member& member) const {
  constexpr int most = 1000;
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Lying> found;
  for (const auto& row : reading.run(select_lying, {member.person, most})) {
    const auto why = junk(row.text(1));
    if (!why) throw store::Fault{"an unknown reason of junk in the database"};
    const base::Day since{row.integer(3)};
    found.push_back(
        {row.id<base::RequestId>(0), *why, row.maybe_id<base::PersonId>(2), since, emptied_on(since, days_)});
  }
  return found;
}

std::int64_t Bins::sweep() const {
  const auto today = house_.clock.today();
  std::vector<base::RequestId> over;
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    transaction.change(put_undated, {today.count});
    for (const auto& row : transaction.run(select_over, {today.count - days_}))
      over.push_back(row.id<base::RequestId>(0));
  });
  std::int64_t destroyed = 0;
  in_parts(house_.database, over, [&](store::Transaction& transaction, auto part) {
    for (const auto& request : part) {
      // Taken back, or written to, meanwhile.
      if (!transaction.one(std::string{still_sql} + std::string{transaction.locking()}, {request})) continue;
      destroy(house_, transaction, request);
      house_.trail.record(transaction, {trail::Actor::system(), "request.expired", request, {"binned"}});
      ++destroyed;
    }
  });
  if (destroyed > 0) forget_destroyed_keys(house_.database);
  return destroyed;
}

}  // namespace requests
