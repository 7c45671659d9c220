// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading facts. Private to this room.
#pragma once

#include "requests/lists.h"

namespace requests::records {

std::vector<Facts> list(store::Transaction& transaction, const Member& member, const Wish& wish);
std::optional<Facts> facts(store::Transaction& transaction, const Member& member,
                           const base::RequestId& request);
void add_teams(store::Transaction& transaction, std::vector<Facts>& requests);
std::array<std::int64_t, all_states.size()> counts(store::Transaction& transaction, const Member& member);

}  // namespace requests::records
