// SPDX-License-Identifier: AGPL-3.0-or-later
// One request that holds two matters: the second becomes a case of its own, made by staff. The person's
// receipt keeps opening the first; a code (receipts.h) opens the second to them.
#pragma once

#include "requests/visible.h"

namespace requests {

class Splits {
 public:
  explicit Splits(intake::House house) : house_{house} {}

  // Open, of the same kind and language, and nobody's but the opener's, whose device makes its first key for
  // whoever is to work on it, and seals into it what belongs there.
  base::Result<base::RequestId> split(const Member& member, const base::RequestId& request) const;
  // Those split from it, or that it was split from, as far as this person sees them.
  base::Result<std::vector<base::RequestId>> related(const Member& member,
                                                     const base::RequestId& request) const;

 private:
  intake::House house_;
};

}  // namespace requests
