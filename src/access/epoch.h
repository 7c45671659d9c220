// SPDX-License-Identifier: AGPL-3.0-or-later
// Epoch keys by their days (doc/sealing.md 7.6): made ahead on the device, used for a day, destroyed a week
// later.
#pragma once

#include <vector>

#include "base/clock.h"

namespace staff {

inline constexpr std::int64_t days_ahead = 40;
inline constexpr std::int64_t days_kept = 7;
inline constexpr std::int64_t low_stock = 7;

// From today to forty days ahead.
bool may_be_added(base::Day day, base::Day today);
// Older ones are destroyed unless an unread request still needs them.
bool is_past(base::Day day, base::Day today);
// How many days from today on have a key without a gap: what is behind a gap helps nobody before it.
std::int64_t days_left(const std::vector<base::Day>& ascending, base::Day today);

}  // namespace staff
