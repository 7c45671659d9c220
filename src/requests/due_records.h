// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests with a closed key. Private to this room.
#pragma once

#include "requests/dues.h"

namespace requests::records {

std::vector<Due> dues(store::Transaction& transaction, const base::PersonId& person,
                      const base::RequestId& after, int most);
std::int64_t count_dues_of(store::Transaction& transaction, const base::PersonId& person);
std::vector<LooseEnvelope> loose_envelopes(store::Transaction& transaction, const base::RequestId& request,
                                           const base::PersonId& person);
// Whether anybody of the team leads, and is here.
bool somebody_makes_keys(store::Transaction& transaction, const base::RequestId& request);
DueCounts count_dues(store::Transaction& transaction);

// Keeps since when each waits; what waits no more is forgotten.
void note_waiting(store::Transaction& transaction, base::Hour now);
// Waiting since then or longer and not told today: told now. How many.
std::int64_t mark_told(store::Transaction& transaction, base::Hour since, base::Day today);
// Who could make the keys of what was told today, and every officer.
std::vector<base::PersonId> to_tell(store::Transaction& transaction, base::Day today);

}  // namespace requests::records
