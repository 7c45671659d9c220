// SPDX-License-Identifier: AGPL-3.0-or-later
// Contacts promised over both changes of the clocks in three zones, with a program that dies and is started
// anew: everybody who was to be called was, within five seconds and once, and nobody else. What was to happen
// is worked out here from what was promised, without the room's own arithmetic.
#include <date/tz.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "bell/due_calls.h"
#include "bell/test_house.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
constexpr std::int64_t second = 1'000, minute = 60'000, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t latest = 5 * second, between_looks = 4'900, between_rings = 5 * minute;

struct Season {
  const char* zone;
  int month, day;  // of 2026, in whose first hours the clocks change, or do not
};
constexpr Season seasons[] = {{"America/New_York", 3, 8}, {"Europe/Berlin", 3, 29},
                              {"Africa/Cairo", 4, 24},    {"Asia/Yangon", 6, 14},
                              {"Europe/Berlin", 10, 25},  {"America/New_York", 11, 1}};

// One contact: promised on the wall clock of a zone, made or acknowledged some time after.
struct Promise {
  base::PersonId person;
  bool life = false;
  std::int64_t due = 0, acknowledged = 0, kept = 0;

  // Whether the calling for it goes on at a moment.
  bool calls(std::int64_t at) const {
    const bool quiet = acknowledged <= at && at < acknowledged + 30 * minute;
    return due <= at && at < kept && !quiet;
  }
};

class DueYear : public testing::Test {
 protected:
  DueYear() {
    store::in_transaction(database, [&](store::Transaction& transaction) {
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {lead});
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('director', $1)", {director});
    });
  }

  std::int64_t between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution{least, most}(random);
  }

  // Half past two in the night in which there is no half past two: whatever the calendar makes of it is due.
  std::int64_t on_the_wall(const Season& season) {
    const date::local_days night{date::year{2026} / season.month / season.day};
    const auto wall = night + std::chrono::minutes{between(-12 * 60, 36 * 60)};
    const auto found = date::locate_zone(season.zone)->to_sys(wall, date::choose::earliest);
    return std::chrono::duration_cast<std::chrono::milliseconds>(found.time_since_epoch()).count();
  }

  Promise some_promise(const Season& season) {
    Promise promise{.person = people[random() % people.size()], .life = random() % 3 == 0};
    promise.due = on_the_wall(season);
    // One in four is forgotten until every rung was called, one in four is kept in time.
    const auto slow = random() % 4;
    promise.acknowledged = promise.due + (slow == 0 ? between(40, 90) : between(0, 12)) * minute;
    promise.kept =
        slow == 1 ? promise.due - between(1, 60) * minute : promise.acknowledged + between(1, 45) * minute;
    return promise;
  }

  // The same two in every shift of the days around it.
  void put_shifts() {
    const auto first = std::ranges::min(promises, {}, &Promise::due).due / day - 2;
    for (auto shift = first * day; shift < (first + 8) * day; shift += 12 * hour) {
      put_shift(database, on_duty, Rank::duty, {shift}, {shift + 12 * hour});
      put_shift(database, backup, Rank::backup, {shift}, {shift + 12 * hour});
    }
  }

  void put(const Promise& promise) {
    const auto request = put_request(database, promise.life ? "now" : "later", {0});
    answer(database, request);
    store::in_transaction(database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day) "
          "VALUES ($1, $2, 0, 'answered', 0)",
          {request, promise.person});
      transaction.change(
          "INSERT INTO case_clocks (id, request_id, kind, person_id, due_at) "
          "VALUES ($1, $2, 'contact', $3, $4)",
          {request, request, promise.person, promise.due});
    });
    requests.push_back(request);
  }

  // What people did between two looks.
  void happen(std::size_t which, std::int64_t from, std::int64_t until) {
    const auto& promise = promises[which];
    const auto now = [&](std::int64_t at) { return from < at && at <= until; };
    if (!now(promise.acknowledged) && !now(promise.kept)) return;
    store::in_transaction(database, [&](store::Transaction& transaction) {
      if (now(promise.acknowledged))
        transaction.change("UPDATE case_clocks SET quiet_until_at = $2 WHERE request_id = $1",
                           {requests[which], promise.acknowledged + 30 * minute});
      if (now(promise.kept))
        transaction.change("DELETE FROM case_clocks WHERE request_id = $1", {requests[which]});
    });
  }

  void live() {
    auto last = std::ranges::min(promises, {}, &Promise::due).due - 2 * hour;
    const auto end = std::ranges::max(promises, {}, &Promise::kept).kept + hour;
    while (last < end) {
      auto now = last + between_looks;
      if (nothing_calls(last, now + hour)) now += hour;
      // Deeds first: whoever made the contact a moment ago is not called for it.
      for (std::size_t i = 0; i < promises.size(); ++i) happen(i, last, now);
      if (random() % 200 == 0) calls.emplace(database);
      for (const auto& person : calls->look({now})) rings[person].push_back(now);
      looks.push_back(now);
      last = now;
    }
  }
  bool nothing_calls(std::int64_t from, std::int64_t until) {
    return std::ranges::none_of(
        promises, [&](const Promise& one) { return one.due < until && from < std::max(one.due, one.kept); });
  }

  People expected(std::int64_t at) {
    People found;
    for (const auto& one : promises) {
      if (!one.calls(at)) continue;
      const auto late = (at - one.due) / minute;
      found.insert(one.person);
      if (late >= (one.life ? 5 : 15)) found.insert({on_duty, backup});
      if (late >= (one.life ? 10 : 30)) found.insert(lead);
      if (late >= (one.life ? 15 : 60)) found.insert(director);
    }
    return found;
  }

  // Whoever was to be called since a moment, and not rung in the last five minutes, is rung at the next look.
  void nobody_is_missed() {
    std::map<base::PersonId, std::int64_t> last;
    for (const auto at : looks)
      for (const auto& person : expected(at)) {
        const auto& times = rings[person];
        const bool now = std::ranges::binary_search(times, at);
        if (now) last[person] = at;
        ASSERT_TRUE(now || at - last[person] < between_rings) << "nobody rang at " << at;
        ++asked;
      }
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
  std::optional<DueCalls> calls{database};
  std::mt19937_64 random{20'261'127};
  std::vector<base::PersonId> people{put_person(database, "handler"), put_person(database, "handler"),
                                     put_person(database, "handler")};
  const base::PersonId on_duty = put_person(database, "handler"), backup = put_person(database, "handler"),
                       lead = put_person(database, "officer"), director = put_person(database, "officer");
  std::vector<Promise> promises;
  std::vector<base::RequestId> requests;
  std::map<base::PersonId, std::vector<std::int64_t>> rings;
  std::vector<std::int64_t> looks;
  std::size_t asked = 0;
};

TEST_F(DueYear, MissesNobodyRingsNobodyTwiceAndNobodyEarly) {
  static_assert(between_looks < latest);
  for (const auto& season : seasons) {
    promises.clear();
    requests.clear();
    rings.clear();
    looks.clear();
    for (int i = 0; i < 14; ++i) promises.push_back(some_promise(season));
    for (const auto& promise : promises) put(promise);
    put_shifts();
    live();
    nobody_is_missed();
    for (const auto& [person, times] : rings)
      for (std::size_t i = 0; i < times.size(); ++i) {
        ASSERT_TRUE(expected(times[i]).contains(person)) << "early, or for nothing, in " << season.zone;
        ASSERT_TRUE(i == 0 || times[i] - times[i - 1] >= between_rings) << "twice";
      }
    EXPECT_FALSE(rings[director].empty()) << season.zone;
  }
  EXPECT_GT(asked, 3'000u);
}

}  // namespace
}  // namespace bell
