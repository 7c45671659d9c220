// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/habit.h"

#include <algorithm>
#include <map>

namespace staff {
namespace {

// Week 0 are the last seven days, week 1 the seven before them.
struct Weeks {
  std::array<std::int64_t, weeks_before + 1> readings{};
  std::int64_t bulk_hours = 0;
};

std::map<base::PersonId, Weeks> by_week(const std::vector<HourOfReading>& read, base::Hour now) {
  std::map<base::PersonId, Weeks> found;
  for (const auto& [person, hour, requests] : read) {
    const auto week = (now.count - hour.count) / hours_a_week;
    if (hour.count > now.count || week > weeks_before) continue;
    auto& weeks = found[person];
    weeks.readings[static_cast<std::size_t>(week)] += requests;
    if (week == 0 && requests > most_in_an_hour) ++weeks.bulk_hours;
  }
  return found;
}

bool share_a_role(const Person& one, const Person& other) {
  return std::ranges::any_of(all_roles,
                             [&](Role role) { return one.roles.has(role) && other.roles.has(role); });
}

// Nothing to compare with when they are few: a middle of two says nothing.
std::int64_t middle(std::vector<std::int64_t> values) {
  if (values.size() < static_cast<std::size_t>(least_colleagues)) return 0;
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::vector<Oddity> oddities(const Habit& habit) {
  std::vector<Oddity> found;
  const auto is_much_beside = [&](std::int64_t other) {
    return other > 0 && habit.readings >= least_odd && habit.readings > times_odd * other;
  };
  if (is_much_beside(habit.usual)) found.push_back(Oddity::more_than_usual);
  if (is_much_beside(habit.colleagues)) found.push_back(Oddity::more_than_colleagues);
  if (habit.bulk_hours > 0) found.push_back(Oddity::in_bulk);
  return found;
}

}  // namespace

std::string_view word(Oddity oddity) {
  switch (oddity) {
    case Oddity::more_than_usual: return "more_than_usual";
    case Oddity::more_than_colleagues: return "more_than_colleagues";
    case Oddity::in_bulk: return "in_bulk";
  }
  return "";
}

std::vector<Habit> habits(const std::vector<Person>& people, const std::vector<HourOfReading>& read,
                          base::Hour now) {
  auto weeks = by_week(read, now);
  std::vector<Habit> found;
  for (const auto& person : people) {
    const auto& own = weeks[person.id];
    Habit habit{
        .person = person.id, .readings = own.readings[0], .bulk_hours = own.bulk_hours, .oddities = {}};
    for (std::size_t week = 1; week < own.readings.size(); ++week) habit.usual += own.readings[week];
    habit.usual /= weeks_before;
    std::vector<std::int64_t> colleagues;
    for (const auto& other : people)
      if (other.id != person.id && share_a_role(person, other))
        colleagues.push_back(weeks[other.id].readings[0]);
    habit.colleagues = middle(std::move(colleagues));
    habit.oddities = oddities(habit);
    found.push_back(std::move(habit));
  }
  return found;
}

}  // namespace staff
