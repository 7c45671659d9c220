// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/rota.h"

#include <date/tz.h>

#include <algorithm>
#include <chrono>

namespace bell {
namespace {

using std::chrono::milliseconds, std::chrono::minutes;

const date::time_zone* zone_named(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

base::Instant moment(const date::time_zone& zone, date::local_time<minutes> local) {
  const auto moment = zone.to_sys(local, date::choose::earliest);
  return {std::chrono::duration_cast<milliseconds>(moment.time_since_epoch()).count()};
}

int weekday_of(date::local_days day) { return static_cast<int>(date::weekday{day}.iso_encoding()); }

}  // namespace

std::string_view word(Rank rank) {
  switch (rank) {
    case Rank::duty: return "duty";
    case Rank::backup: return "backup";
    case Rank::surge: return "surge";
  }
  return "";
}

std::optional<Rank> rank(std::string_view text) {
  for (const auto rank : {Rank::duty, Rank::backup, Rank::surge})
    if (text == word(rank)) return rank;
  return std::nullopt;
}

base::Result<> check(const Pattern& pattern) {
  const bool week = pattern.weekday >= 1 && pattern.weekday <= 7;
  const bool day = pattern.begins >= 0 && pattern.begins < 24 * 60;
  const bool weekly = pattern.rank != Rank::surge;
  const bool length = pattern.minutes >= 1 && pattern.minutes <= longest_shift;
  if (!weekly || !week || !day || !length || !zone_named(pattern.zone)) return refusal::unreadable_pattern;
  return base::done();
}

std::vector<Shift> expand(const Pattern& pattern, base::Day first, base::Day last) {
  const auto* zone = zone_named(pattern.zone);
  if (!zone) throw base::Fault{"a shift in an unknown time zone"};
  std::vector<Shift> shifts;
  for (auto count = std::max(first, pattern.first).count; count <= last.count; ++count) {
    const date::local_days day{date::days{count}};
    if (weekday_of(day) != pattern.weekday) continue;
    const auto begins = day + minutes{pattern.begins};
    shifts.push_back({.pattern = pattern.id,
                      .person = pattern.person,
                      .rank = pattern.rank,
                      .begins = moment(*zone, begins),
                      .ends = moment(*zone, begins + minutes{pattern.minutes})});
  }
  return shifts;
}

std::vector<base::PersonId> on(std::span<const Shift> shifts, Rank rank, base::Instant at) {
  std::vector<const Shift*> running;
  for (const auto& shift : shifts)
    if (shift.rank == rank && shift.begins <= at && at < shift.ends) running.push_back(&shift);
  std::ranges::sort(running, [](const Shift* a, const Shift* b) {
    return a->begins != b->begins ? a->begins > b->begins : a->person < b->person;
  });
  std::vector<base::PersonId> people;
  for (const auto* shift : running)
    if (std::ranges::find(people, shift->person) == people.end()) people.push_back(shift->person);
  return people;
}

std::vector<Gap> gaps(std::span<const Shift> shifts, base::Instant from, base::Instant until) {
  std::vector<Shift> duties;
  std::ranges::copy_if(shifts, std::back_inserter(duties),
                       [](const Shift& shift) { return shift.rank == Rank::duty; });
  std::ranges::sort(duties, {}, &Shift::begins);
  std::vector<Gap> found;
  auto covered = from;
  for (const auto& duty : duties) {
    if (duty.begins >= until) break;
    if (duty.begins > covered) found.push_back({covered, duty.begins});
    covered = std::max(covered, duty.ends);
  }
  if (covered < until) found.push_back({covered, until});
  return found;
}

}  // namespace bell
