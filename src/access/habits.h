// SPDX-License-Identifier: AGPL-3.0-or-later
// Unusual reading, week by week, from the trail: officers see everybody's, everybody sees their own.
#pragma once

#include "access/habit.h"
#include "access/house.h"

namespace staff {

class Habits {
 public:
  explicit Habits(House house) : house_{house} {}

  // An officer's look at colleagues stands in the trail itself.
  std::vector<Habit> seen_by(const Session& asking) const;

 private:
  House house_;
};

}  // namespace staff
