// SPDX-License-Identifier: AGPL-3.0-or-later
// How the team stands: sums, and how much each colleague carries. Complaints are left out, and what so few
// have that it would point at somebody.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "access/house.h"

namespace cases {

using Share = std::pair<std::string, std::int64_t>;  // what, how many

struct Load {
  base::PersonId person;
  std::int64_t open = 0;     // open and answered ones they stand in the team of
  std::int64_t overdue = 0;  // clocks that are their turn
};

struct Sums {
  std::vector<Share> states;
  std::vector<Share> levels;        // of those open
  std::vector<Share> first_answer;  // minutes, in steps; requests of the last year
  std::vector<Share> outcomes;      // of those closed in the last year
  std::vector<Share> junk;          // what lies in the bin, by why
  std::int64_t waiting = 0;
  std::int64_t waiting_for_life = 0;
  std::int64_t reopened = 0;
  std::int64_t overdue = 0;
  std::vector<Load> load;
};

class Numbers {
 public:
  static constexpr std::int64_t fewest = 3;

  explicit Numbers(staff::House house) : house_{house} {}

  // At most a minute old: a wall of screens asks once.
  base::Result<Sums> see(const staff::Session& asking) const;

 private:
  Sums count() const;

  staff::House house_;
  mutable std::mutex mutex_;
  mutable std::optional<std::pair<base::Instant, Sums>> counted_;
};

}  // namespace cases
