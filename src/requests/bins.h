// SPDX-License-Identifier: AGPL-3.0-or-later
// Junk: put aside by the hundred, taken back as long as it lies there, and then destroyed.
#pragma once

#include "requests/junk.h"
#include "requests/visible.h"

namespace requests {

struct Binned {
  std::int64_t binned = 0;
  std::vector<base::RequestId> unopened = {};  // danger to life that nobody has opened: they stay
};

// What lies in the bin.
struct Lying {
  base::RequestId request;
  Junk junk = Junk::other;
  std::optional<base::PersonId> person;  // who put it there
  base::Day since;
  base::Day ends;  // destroyed on that day
};

class Bins {
 public:
  static constexpr std::size_t most_at_once = 1000;

  Bins(intake::House house, std::int64_t days) : house_{house}, days_{days} {}

  // New ones only; the others, and what this person does not see, are left alone.
  base::Result<Binned> put(const Member& member, const std::vector<base::RequestId>& requests,
                           Junk junk) const;
  // They are new again, and their clocks go on from where they began; how many.
  base::Result<std::int64_t> take_back(const Member& member,
                                       const std::vector<base::RequestId>& requests) const;
  // Those this person sees, newest first.
  std::vector<Lying> see(const Member& member) const;
  // Destroys what has lain there long enough; how many.
  std::int64_t sweep() const;

 private:
  intake::House house_;
  std::int64_t days_;
};

}  // namespace requests
