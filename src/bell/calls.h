// SPDX-License-Identifier: AGPL-3.0-or-later
// Calling people until somebody takes a request. Nothing is planned ahead that could be lost: who is to be
// called follows at every look from what waits, who is on duty and who was rung when. So a restart, a swap or
// a late look misses nobody, and a request that was taken a second ago rings nobody.
#pragma once

#include "bell/crew.h"
#include "store/database.h"

namespace bell {

// Rings those of them that were not rung so many seconds ago, whatever for; who that was. For whoever calls
// people for another reason than a request that waits.
std::set<base::PersonId> ring(store::Transaction& transaction, const std::set<base::PersonId>& people,
                              base::Instant now, std::int64_t seconds_between_rings);
// The crew at a moment.
Crew crew(store::Transaction& transaction, base::Instant now);

class Calls {
 public:
  explicit Calls(store::Database& database, Ladder ladder = {})
      : database_{database}, ladder_{std::move(ladder)} {}

  // Rings whoever's turn it is and was not rung in the last five minutes; who that was. Any number of
  // processes: each ring happens once.
  std::set<base::PersonId> look(base::Instant now) const;

  // The next moment at which a look may ring somebody, if nothing arrives and nobody takes or answers
  // anything meanwhile; none: nobody waits.
  std::optional<base::Instant> next_look(base::Instant now) const;

 private:
  store::Database& database_;
  Ladder ladder_;
};

}  // namespace bell
