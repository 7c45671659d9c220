// SPDX-License-Identifier: AGPL-3.0-or-later
// The trail, counted: how much of something was done, hour by hour.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "store/database.h"
#include "trail/entry.h"

namespace trail {

// For one actor and hour: how many different subjects met one of the deeds.
struct HourOfDeeds {
  std::string actor;
  base::Hour hour;
  std::int64_t subjects = 0;
};
std::vector<HourOfDeeds> hours_since(store::Transaction& transaction, base::Hour since,
                                     const std::vector<Word>& deeds);

}  // namespace trail
