// SPDX-License-Identifier: AGPL-3.0-or-later
// Many schedules over the days on which clocks change, with people who are early, late, silent or away, and a
// program that dies now and then: whoever is missed is seen within a minute, nobody too early and nobody for
// nothing. What is due is worked out here by walking along the wall clock minute by minute, without the
// room's own arithmetic.
#include <date/tz.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>

#include "bell/test_house.h"
#include "checkin/standings.h"

namespace checkin {
namespace {

using Moments = std::vector<std::int64_t>;
constexpr std::int64_t second = 1'000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t between_looks = 20 * second, down = 30 * second, latest = 60 * second;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 2;

// HAVRE_SCHEDULES=100000 for the long version.
const std::size_t schedules = [] {
  const char* wanted = std::getenv("HAVRE_SCHEDULES");
  return wanted ? std::stoul(wanted) : 1'000;
}();

// A zone, and five days on either side of a moment near which its clocks change, or do not.
struct Season {
  const char* zone;
  std::int64_t middle;  // days since 1970
};
constexpr Season seasons[] = {{"Europe/Berlin", 20'541},       {"Europe/Berlin", 20'751},
                              {"America/New_York", 20'520},    {"America/New_York", 20'758},
                              {"Australia/Lord_Howe", 20'547}, {"Australia/Lord_Howe", 20'729},
                              {"America/Santiago", 20'548},    {"Africa/Cairo", 20'567},
                              {"Asia/Yangon", 20'541},         {"Asia/Kathmandu", 20'600}};

// The wall clock of one season in minutes, from a day before it.
class Wall {
 public:
  explicit Wall(const Season& season) : from_{(season.middle - 6) * day} {
    const auto* zone = date::locate_zone(season.zone);
    for (std::int64_t at = from_; at < (season.middle + 12) * day; at += minute) {
      const date::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds{at}};
      local_.push_back(zone->to_local(moment).time_since_epoch() / std::chrono::minutes{1});
    }
  }

  // Due is when the wall clock shows or jumps over the minute for the first time.
  Moments due(const Schedule& schedule) const {
    Moments found;
    std::int64_t highest = local_.front();
    for (std::size_t i = 1; i < local_.size(); ++i) {
      const auto at = from_ + static_cast<std::int64_t>(i) * minute;
      for (; highest < local_[i]; ++highest)
        if (shows(schedule, highest + 1) && at > schedule.begins.milliseconds &&
            at < schedule.ends.milliseconds)
          found.push_back(at);
    }
    return found;
  }

 private:
  static bool shows(const Schedule& schedule, std::int64_t local) {
    const auto weekday = (local / 1440 + 3) % 7 + 1;  // 1 January 1970 was a Thursday
    return local % 1440 == schedule.minute &&
           (schedule.rhythm == Rhythm::daily || weekday == schedule.weekday);
  }

  std::int64_t from_;
  std::vector<std::int64_t> local_;
};

Moments due_moments(const Wall& wall, const Schedule& schedule) {
  if (schedule.rhythm != Rhythm::hours) return wall.due(schedule);
  Moments found;
  for (auto at = schedule.begins.milliseconds + schedule.every_hours * hour; at < schedule.ends.milliseconds;
       at += schedule.every_hours * hour)
    found.push_back(at);
  return found;
}

std::int64_t first_after(const Moments& due, std::int64_t at) {
  const auto found = std::ranges::upper_bound(due, at);
  return found == due.end() ? never : *found;
}

enum class Deed { begin, heard, pause };
struct Event {
  std::int64_t at;
  std::size_t who;
  Deed deed;
  std::int64_t until = 0;
};

struct Life {
  Schedule schedule;
  base::RequestId request;
  Moments expected;  // when they are to be missed
  Moments seen;
};

class Simulated : public testing::Test {
 protected:
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution{least, std::max(least, most)}(random);
  }

  Schedule some_schedule(const Season& season) {
    Schedule schedule{
        .rhythm = std::array{Rhythm::hours, Rhythm::daily, Rhythm::daily, Rhythm::weekly}[random() % 4],
        .every_hours = static_cast<int>(between(1, 36)),
        .minute = static_cast<int>(between(0, 1439)),
        .weekday = static_cast<int>(between(1, 7)),
        .zone = season.zone,
        .grace_minutes = static_cast<int>(between(0, 180)),
        .begins = {(season.middle - 5) * day + between(0, day)},
        .ends = {}};
    // Half of them in the hours in which clocks change.
    if (random() % 2) schedule.minute %= 240;
    schedule.ends = {schedule.begins.milliseconds + between(5 * day, 10 * day)};
    return schedule;
  }

  // One life: what happens, and when it is to be noticed.
  void live(std::size_t who, Life& life, const Wall& wall) {
    const auto due = due_moments(wall, life.schedule);
    const auto length = life.schedule.rhythm == Rhythm::hours   ? life.schedule.every_hours * hour
                        : life.schedule.rhythm == Rhythm::daily ? day
                                                                : 7 * day;
    const auto early = std::min(6 * hour, length / 2);
    auto now = life.schedule.begins.milliseconds;
    events.push_back({now, who, Deed::begin});
    for (auto next = first_after(due, now); next != never;) {
      const auto late = next + life.schedule.grace_minutes * minute;
      const auto chance = random() % 10;
      if (chance == 0 && now + 1 < late) {  // away for a while
        now = between(now + 1, late - 1);
        const auto until = now + between(hour, 3 * day);
        events.push_back({now, who, Deed::pause, until});
        next = std::max(next, first_after(due, until - 1));
        continue;
      }
      if (chance == 1 && now + 1 < next - early) {  // heard of, and too early to count
        now = between(now + 1, next - early - 1);
        events.push_back({now, who, Deed::heard});
      }
      const bool misses = chance >= 7;
      const auto from = std::max(now + 1, next - early);
      if (!misses && from < late) {
        now = between(from, late - 1);
      } else {
        life.expected.push_back(late);
        now = late + between(latest + second, 4 * hour);
      }
      events.push_back({now, who, Deed::heard});
      next = first_after(due, now + early);
    }
  }

  void happen(store::Transaction& transaction, const Event& event) {
    const auto& life = lives[event.who];
    if (event.deed == Deed::begin) return put(transaction, life.request, {.running = begun(life.schedule)});
    auto standing = *find(transaction, life.request);
    standing.running = event.deed == Deed::heard ? heard(standing.running, {event.at})
                                                 : paused(standing.running, {event.until});
    put(transaction, life.request, standing);
  }

  // A program that dies in the middle of a deed: nothing of it is left, and it is done again.
  void happen_with_crashes(std::vector<Event>::const_iterator first,
                           std::vector<Event>::const_iterator last) {
    if (random() % 50 == 0) {
      store::Transaction dying{*database};
      for (auto one = first; one != last; ++one) happen(dying, *one);
    }
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      for (auto one = first; one != last; ++one) happen(transaction, *one);
    });
  }

  std::int64_t next_late() {
    store::Transaction reading{*database, store::Mode::read};
    return reading.one("SELECT MIN(late_at) FROM checkins")->maybe_integer(0).value_or(never);
  }

  void look(std::int64_t now) {
    store::Transaction reading{*database, store::Mode::read};
    for (const auto& one : missed(reading, {now})) {
      auto& life = lives[by_request.at(one.request)];
      auto& told = already[one.request];
      if (told == one.since.milliseconds) continue;
      told = one.since.milliseconds;
      life.seen.push_back(now);
    }
  }

  // Looks every 20 seconds; moments at which nothing new can be missed are left out, and now and then the
  // program is down for half a minute.
  void look_between(std::int64_t from, std::int64_t until) {
    for (auto now = std::max(from, next_late());;
         now = now < up_at ? up_at : std::max(now + 1, next_unseen(now))) {
      now = (std::max(now, up_at) + between_looks - 1) / between_looks * between_looks;
      if (now >= until) return;
      if (random() % 20 == 0 && now > up_at + 10 * minute)
        up_at = now + down;
      else
        look(now);
    }
  }
  std::int64_t next_unseen(std::int64_t now) {
    store::Transaction reading{*database, store::Mode::read};
    return reading.one("SELECT MIN(late_at) FROM checkins WHERE late_at > $1", {now})
        ->maybe_integer(0)
        .value_or(never);
  }

  void run(const Season& season, std::size_t count) {
    const Wall wall{season};
    const auto first = lives.size();
    lives.resize(first + count);
    for (auto who = first; who < lives.size(); ++who) {
      lives[who].schedule = some_schedule(season);
      live(who, lives[who], wall);
    }
    put_requests(first);
    std::ranges::sort(events, {}, [](const Event& event) { return std::pair{event.at, event.who}; });
    for (auto next = events.cbegin(); next != events.cend();) {
      const auto together =
          std::find_if(next, events.cend(), [&](const Event& event) { return event.at != next->at; });
      happen_with_crashes(next, together);
      look_between(next->at + 1, together == events.cend() ? next->at + day : together->at);
      next = together;
    }
    events.clear();
    up_at = 0;
  }

  void put_requests(std::size_t first) {
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      for (auto who = first; who < lives.size(); ++who) {
        lives[who].request = base::RequestId::fresh();
        by_request[lives[who].request] = who;
        transaction.change(
            "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour) "
            "VALUES ($1, 'request', 'ar', 'later', 'plain', 'answered', 0)",
            {lives[who].request});
      }
    });
  }

  store::TestDatabase database;
  std::mt19937_64 random{20'261'127};
  std::vector<Life> lives;
  std::vector<Event> events;
  std::int64_t up_at = 0;  // the program is down until then
  std::map<base::RequestId, std::size_t> by_request;
  std::map<base::RequestId, std::int64_t> already;
};

TEST_F(Simulated, MissesNobodyNobodyTooEarlyAndEachWithinAMinute) {
  // In crowds, so that looking stays cheap however many there are.
  constexpr std::size_t crowd = 100;
  for (std::size_t done = 0; done < schedules; done += crowd)
    run(seasons[done / crowd % std::size(seasons)], crowd);
  std::size_t misses = 0;
  for (const auto& life : lives) {
    ASSERT_EQ(life.seen.size(), life.expected.size()) << life.schedule.zone;
    for (std::size_t i = 0; i < life.seen.size(); ++i) {
      ASSERT_GE(life.seen[i], life.expected[i]) << "too early";
      ASSERT_LE(life.seen[i] - life.expected[i], latest) << "too late";
    }
    misses += life.seen.size();
  }
  EXPECT_GT(misses, lives.size() / 2);
}

}  // namespace
}  // namespace checkin
