// SPDX-License-Identifier: AGPL-3.0-or-later
// How much somebody reads, beside what they usually read and what colleagues read: so that curiosity, a
// stolen device or a forced hand is noticed by somebody. An oddity is a question, never a verdict.
#pragma once

#include <vector>

#include "access/person.h"
#include "base/clock.h"

namespace staff {

// How many different requests somebody read in one hour.
struct HourOfReading {
  base::PersonId person;
  base::Hour hour;
  std::int64_t requests = 0;
};

enum class Oddity { more_than_usual, more_than_colleagues, in_bulk };
std::string_view word(Oddity oddity);

struct Habit {
  base::PersonId person;
  std::int64_t readings = 0;    // in the last seven days
  std::int64_t bulk_hours = 0;  // of these, hours with more than `most_in_an_hour`
  std::int64_t usual = 0;       // a week, by the four weeks before
  std::int64_t colleagues = 0;  // the middle one of those who share a role
  std::vector<Oddity> oddities;
};

inline constexpr std::int64_t hours_a_week = 168, weeks_before = 4;
inline constexpr std::int64_t most_in_an_hour = 30;
// Below this nothing is odd; above it, so many times as much is.
inline constexpr std::int64_t least_odd = 20, times_odd = 3, least_colleagues = 3;

// Of everybody named, who may have read nothing; in their order.
std::vector<Habit> habits(const std::vector<Person>& people, const std::vector<HourOfReading>& read,
                          base::Hour now);

}  // namespace staff
