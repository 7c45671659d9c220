// SPDX-License-Identifier: AGPL-3.0-or-later
// Calling people for somebody who was not heard of. As with requests that wait, nothing is planned ahead that
// could be lost: who is to be called follows at every look from the schedules and the hour, so that a restart
// or a late look misses nobody.
#pragma once

#include <set>

#include "bell/crew.h"
#include "checkin/standings.h"

namespace checkin {

class Watch {
 public:
  Watch(store::Database& database, const Ladder& ladder,
        std::int64_t seconds_between_rings = bell::Ladder{}.seconds_between_rings)
      : database_{database}, ladder_{ladder}, seconds_between_rings_{seconds_between_rings} {}

  // Rings whoever's turn it is and was not rung so many seconds ago; who that was.
  std::set<base::PersonId> look(base::Instant now) const;

 private:
  store::Database& database_;
  Ladder ladder_;
  std::int64_t seconds_between_rings_;
};

}  // namespace checkin
