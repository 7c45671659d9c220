// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits, who is there, who was rung. Private to this room.
#pragma once

#include "bell/calls.h"

namespace bell::records {

// The oldest of each urgency that nobody has taken.
std::vector<Waiting> oldest_waiting(store::Transaction& transaction, base::Instant now);
// With the shifts that run now or begin before `until`.
Crew crew(store::Transaction& transaction, base::Instant now, base::Instant until);
// When a taking of something that still waits runs out, after now.
std::optional<base::Instant> first_taking_over(store::Transaction& transaction, base::Instant now);
std::optional<base::Instant> last_ring(store::Transaction& transaction, const base::PersonId& person);
// False: they were rung less than so long ago, perhaps by another process.
bool may_ring(store::Transaction& transaction, const base::PersonId& person, base::Instant now,
              std::int64_t seconds);

}  // namespace bell::records
