// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of clocks. Private to this room.
#pragma once

#include "cases/clock.h"
#include "store/database.h"

namespace cases::records {

std::vector<CaseClock> clocks(store::Transaction& transaction, const base::RequestId& request);
std::vector<CaseClock> agenda(store::Transaction& transaction, const base::PersonId& person,
                              base::Instant until, int most);
// False when the id is another case's.
bool put(store::Transaction& transaction, const CaseClock& clock);
void acknowledge(store::Transaction& transaction, const ClockId& clock, const base::PersonId& person,
                 base::Instant quiet_until);
bool remove(store::Transaction& transaction, const base::RequestId& request, const ClockId& clock);
void remove_others(store::Transaction& transaction, const CaseClock& than);
bool stands_in_team(store::Transaction& transaction, const base::RequestId& request,
                    const base::PersonId& person);

}  // namespace cases::records
