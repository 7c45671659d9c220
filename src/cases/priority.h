// SPDX-License-Identifier: AGPL-3.0-or-later
// How pressing a case is, and why. Points for what staff have found after reading, levels with floors that no
// count of points goes below; a person may decide otherwise. Pure rules: risk is threat and exposure against
// capacity (Front Line Defenders' workbook), and most of those killed had been threatened before (their
// global analysis), so a death threat is never below high.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace cases {

// Codes by class, as the vocabularies have them.
using FactCodes = std::map<std::string, std::set<std::string>, std::less<>>;

enum class Level { urgent, high, normal, low };
inline constexpr std::array all_levels{Level::urgent, Level::high, Level::normal, Level::low};
std::string_view word(Level level);
std::optional<Level> level(std::string_view word);

// One line of the explanation: which fact, and what it counts. A floor counts nothing and holds the level up.
struct Reason {
  std::string fact_class;
  std::string code;
  int points = 0;
  bool is_floor = false;
  friend bool operator==(const Reason&, const Reason&) = default;
};

struct Priority {
  Level level = Level::normal;
  int points = 0;  // 0…140
  std::vector<Reason> reasons;
  // A person said so (class "priority"), whatever the points say.
  bool by_person = false;
};

// `said` is how soon the sender said the danger is; it counts until staff have judged (class "danger"). A
// detention counts as recent until its day (class "happened", days since 1970) is more than three days ago.
Priority priority(std::string_view said, const FactCodes& facts, base::Day today);

// Its place in the queue, the smaller the sooner, as requests.rank has it: so many ranks a level, the levels
// one after the other.
inline constexpr std::int64_t ranks_a_level = 1000;
std::int64_t rank(const Priority& priority);
Level level_of(std::int64_t rank);
std::int64_t first_rank(Level level);

}  // namespace cases
