// SPDX-License-Identifier: AGPL-3.0-or-later
// A year of a helpline with shifts in three time zones, over both changes of the clocks: everybody who was to
// be called was, within five seconds and once, and nobody else. What was to happen is worked out here from
// the patterns and a calendar, by the minute and without the room's own arithmetic.
#include <date/tz.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <random>

#include "bell/calls.h"
#include "bell/test_house.h"
#include "post/outboxes.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
constexpr base::Day first{20'454}, last{20'818};  // 2026, whole
constexpr std::int64_t minute = 60'000, latest = 5'000, between_looks = 4'900, between_rings = 300'000;
// HAVRE_YEAR=10000 for the long version.
const int requests_a_year = [] {
  const char* wanted = std::getenv("HAVRE_YEAR");
  return wanted ? std::atoi(wanted) : 1'000;
}();

struct Request {
  base::RequestId id;
  bool life = false;
  base::Instant arrives, taken, until, answered;
};

class Year : public testing::Test {
 protected:
  Year() {
    store::in_transaction(database, [&](store::Transaction& transaction) {
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {lead});
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('director', $1)", {director});
    });
    store::in_transaction(database, [&](store::Transaction& transaction) {
      for (const auto& person : {handlers[0], handlers[1], handlers[2], lead, director})
        post::set_address(transaction, person, post::Channel::command, "+44 20");
    });
    for (int day = 1; day <= 7; ++day) {
      for (std::size_t at = 0; at < handlers.size(); ++at)
        add(handlers[at], Rank::duty, day, zones[at], 7 * 60);
      add(handlers[static_cast<std::size_t>(day) % 3], Rank::backup, day, "UTC", 12 * 60);
    }
  }

  void add(const base::PersonId& person, Rank rank, int weekday, const char* zone, int begins) {
    // Nobody on Sunday evenings in the Americas: a gap that everybody fills.
    if (rank == Rank::duty && weekday == 7 && std::string_view{zone} == "America/Bogota") return;
    patterns.push_back({PatternId::fresh(), person, rank, weekday, begins, 8 * 60 + 30, zone, {0}});
    store::in_transaction(database, [&](store::Transaction& transaction) {
      const auto& pattern = patterns.back();
      transaction.change(
          "INSERT INTO shift_patterns (id, person_id, rank, weekday, begins, minutes, zone, first_day) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
          {pattern.id, person, word(rank), weekday, begins, pattern.minutes, pattern.zone});
      for (const auto& shift : expand(pattern, {first.count - 1}, {last.count + 1}))
        transaction.change(
            "INSERT INTO shifts (pattern_id, person_id, rank, begins_at, ends_at) VALUES ($1, $2, $3, $4, "
            "$5)",
            {shift.pattern, shift.person, word(shift.rank), shift.begins.milliseconds,
             shift.ends.milliseconds});
    });
  }

  std::vector<Request> make_requests() {
    std::uniform_int_distribution<std::int64_t> moment{first.count * 24 * 60 * minute,
                                                       (last.count + 1) * 24 * 60 * minute - 1};
    std::exponential_distribution<double> to_take{1.0 / 6}, to_answer{1.0 / 40};
    const auto minutes = [&](double count) { return static_cast<std::int64_t>(count * minute); };
    std::vector<Request> requests(static_cast<std::size_t>(requests_a_year));
    for (auto& request : requests) {
      request.life = random() % 5 == 0;
      request.arrives = {moment(random)};
      // One in fifty is forgotten for hours, so that every rung is reached.
      const double slow = random() % 50 == 0 ? 20 : 1;
      request.taken = {request.arrives.milliseconds + minutes(to_take(random) * slow)};
      request.until =
          taken_until({}, request.life ? Urgency::life : Urgency::other, request.arrives, request.taken);
      request.answered = {request.taken.milliseconds + minutes(to_answer(random) * slow)};
    }
    std::ranges::sort(requests, {}, &Request::arrives);
    return requests;
  }

  // Looks as a program would that looks every 4.9 seconds and is started anew now and then; moments at which
  // nothing can be due are left out.
  void live(std::vector<Request>& requests) {
    std::multimap<std::int64_t, std::function<void()>> happens;
    for (auto& request : requests) {
      happens.emplace(request.arrives.milliseconds, [&] {
        request.id = put_request(database, request.life ? "now" : "unknown", request.arrives);
      });
      happens.emplace(request.taken.milliseconds,
                      [&] { take(database, request.id, handlers[0], request.until); });
      happens.emplace(request.answered.milliseconds, [&] { answer(database, request.id); });
    }
    for (auto next = happens.begin(); next != happens.end();) {
      const auto now = next->first;
      for (; next != happens.end() && next->first == now; ++next) next->second();
      const auto until = next == happens.end() ? now + 24 * 60 * minute : next->first;
      look_until({now}, until);
    }
  }

  void look_until(base::Instant now, std::int64_t until) {
    for (auto due = calls->next_look(now); due; due = calls->next_look(now)) {
      const auto earliest = std::max(due->milliseconds, now.milliseconds);
      now.milliseconds = (earliest + between_looks - 1) / between_looks * between_looks;
      if (now.milliseconds >= until) return;
      if (random() % 100 == 0) calls.emplace(database);
      const auto rung = calls->look(now);
      for (const auto& person : rung) rings[person].push_back(now.milliseconds);
      for (const auto channel : {post::Channel::mail, post::Channel::command})
        ASSERT_EQ(carry(channel, now), rung) << post::word(channel);
      now.milliseconds += 1;
    }
  }

  // Whom a channel was given to tell at that moment.
  People carry(post::Channel channel, base::Instant now) {
    People told;
    for (const auto& notice : post::take_due(database, channel, now, 50)) {
      EXPECT_TRUE(told.insert(notice.person).second) << "told twice";
      post::carried(database, notice);
    }
    return told;
  }

  // Whose shift of this rank runs, worked out from the wall clock in its zone.
  People on_the_wall(Rank rank, std::int64_t at) {
    const auto in_minutes = at / minute;
    auto& known = walls[{rank, in_minutes}];
    if (known) return *known;
    std::map<std::int64_t, base::PersonId> by_beginning;
    People people;
    for (const auto& pattern : patterns) {
      if (pattern.rank != rank) continue;
      const auto local =
          date::locate_zone(pattern.zone)
              ->to_local(date::sys_time<std::chrono::minutes>{std::chrono::minutes{in_minutes}});
      const auto day = date::floor<date::days>(local);
      const auto of_day = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
      if (static_cast<int>(date::weekday{day}.iso_encoding()) != pattern.weekday) continue;
      if (of_day < pattern.begins || of_day >= pattern.begins + pattern.minutes) continue;
      by_beginning[in_minutes - (of_day - pattern.begins)] = pattern.person;
      people.insert(pattern.person);
    }
    if (rank == Rank::duty && !by_beginning.empty()) people = {by_beginning.rbegin()->second};
    known = people;
    return people;
  }

  People expected_at(std::int64_t at, const std::vector<const Request*>& open) {
    People people;
    for (const auto* request : open) {
      const bool waits = request->arrives.milliseconds <= at && at < request->answered.milliseconds;
      const bool held = request->taken.milliseconds <= at && at < request->until.milliseconds;
      if (!waits || held) continue;
      const auto waited = (at - request->arrives.milliseconds) / minute;
      const People all{handlers.begin(), handlers.end()};
      const auto or_all = [&](People some) { return some.empty() ? all : some; };
      people.merge(or_all(on_the_wall(Rank::duty, at)));
      if (waited >= (request->life ? 5 : 60)) people.merge(or_all(on_the_wall(Rank::backup, at)));
      if (waited >= (request->life ? 10 : 60)) people.insert(lead);
      if (waited >= (request->life ? 15 : 90)) people.insert(director);
    }
    return people;
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
  std::optional<Calls> calls{database};
  std::mt19937_64 random{20'261'126};
  const std::vector<const char*> zones{"Asia/Yangon", "Europe/Berlin", "America/Bogota"};
  std::vector<base::PersonId> handlers{put_person(database, "handler"), put_person(database, "handler"),
                                       put_person(database, "handler")};
  const base::PersonId lead = put_person(database, "officer"), director = put_person(database, "officer");
  std::vector<Pattern> patterns;
  std::map<base::PersonId, std::vector<std::int64_t>> rings;
  std::map<std::pair<Rank, std::int64_t>, std::optional<People>> walls;
};

// Everything that is open at a moment, for moments that only grow.
class OpenRequests {
 public:
  explicit OpenRequests(const std::vector<Request>& requests) : requests_{requests} {}
  const std::vector<const Request*>& at(std::int64_t moment) {
    for (; next_ < requests_.size() && requests_[next_].arrives.milliseconds <= moment; ++next_)
      open_.push_back(&requests_[next_]);
    std::erase_if(open_, [&](const Request* one) { return one->answered.milliseconds <= moment; });
    return open_;
  }

 private:
  const std::vector<Request>& requests_;
  std::size_t next_ = 0;
  std::vector<const Request*> open_;
};

TEST_F(Year, MissesNobodyRingsNobodyTwiceAndNobodyForNothing) {
  auto requests = make_requests();
  live(requests);

  // Nobody for nothing, and never twice in five minutes.
  std::vector<std::pair<std::int64_t, base::PersonId>> in_order;
  for (const auto& [person, times] : rings) {
    for (const auto at : times) in_order.emplace_back(at, person);
    for (std::size_t i = 1; i < times.size(); ++i) ASSERT_GE(times[i] - times[i - 1], between_rings);
  }
  std::ranges::sort(in_order);
  OpenRequests open{requests};
  for (const auto& [at, person] : in_order)
    ASSERT_TRUE(expected_at(at, open.at(at)).contains(person)) << "a false page at " << at;
  EXPECT_GT(in_order.size(), requests.size());
  EXPECT_GT(rings[director].size(), requests.size() / 100);

  // Nobody missed: whoever was to be called since a moment was rung five seconds later at most.
  std::map<base::PersonId, std::int64_t> since;
  std::map<base::PersonId, std::size_t> heard;
  OpenRequests still_open{requests};
  constexpr std::int64_t step = 1'000;
  std::size_t seconds = 0;
  for (auto at = requests.front().arrives.milliseconds; at < requests.back().answered.milliseconds;
       at += step) {
    const auto& now_open = still_open.at(at);
    if (now_open.empty() && since.empty()) continue;
    const auto people = expected_at(at, now_open);
    std::erase_if(since, [&](const auto& one) { return !people.contains(one.first); });
    for (const auto& person : people) {
      const auto began = since.try_emplace(person, at).first->second;
      auto& index = heard[person];
      const auto& times = rings[person];
      while (index < times.size() && times[index] <= at) ++index;
      const auto last_ring = index == 0 ? std::int64_t{0} : times[index - 1];
      const auto due = std::max(began, last_ring + between_rings);
      ASSERT_LE(at - due, latest + step) << "nobody rang";
      ++seconds;
    }
  }
  EXPECT_GT(seconds, requests.size() * 100);
}

TEST_F(Year, EveryMinuteHasOneWhoIsAccountableOrIsAGapThatWasSaid) {
  std::vector<Shift> shifts;
  for (const auto& pattern : patterns)
    for (const auto& shift : expand(pattern, {first.count - 1}, {last.count + 1})) shifts.push_back(shift);
  const base::Instant begin{first.count * 24 * 60 * minute}, end{(last.count + 1) * 24 * 60 * minute};
  const auto said = gaps(shifts, begin, end);
  std::size_t gap = 0, uncovered = 0;
  for (auto at = begin.milliseconds; at < end.milliseconds; at += minute) {
    while (gap < said.size() && said[gap].until.milliseconds <= at) ++gap;
    const bool in_gap = gap < said.size() && said[gap].from.milliseconds <= at;
    ASSERT_EQ(on_the_wall(Rank::duty, at).empty(), in_gap) << at;
    uncovered += in_gap;
  }
  EXPECT_GT(uncovered, 0u);
}

}  // namespace
}  // namespace bell
