// SPDX-License-Identifier: AGPL-3.0-or-later
// Closed cases come to their end: announced to their team a month before, as a clock of the case, then
// destroyed, keys first. What remains is a stone that identifies nobody.
#pragma once

#include "intake/house.h"

namespace cases {

struct Swept {
  std::int64_t warned = 0;
  std::int64_t destroyed = 0;
};

class Retentions {
 public:
  explicit Retentions(intake::House house) : house_{house} {}

  // To be called every hour; by any number of processes.
  Swept sweep() const;

 private:
  intake::House house_;
};

}  // namespace cases
