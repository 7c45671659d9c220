// SPDX-License-Identifier: AGPL-3.0-or-later
// Shifts as they are kept.
#pragma once

#include "bell/rota.h"
#include "store/database.h"

namespace bell {

// A word of the database; an unknown one is a Fault.
Rank rank_written(const std::string& word);

// Those that end after one moment and begin before another, by their beginning.
std::vector<Shift> shifts_between(store::Transaction& transaction, base::Instant after, base::Instant before);

}  // namespace bell
