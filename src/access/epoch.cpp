// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/epoch.h"

namespace staff {

bool may_be_added(base::Day day, base::Day today) {
  return day >= today && day.count <= today.count + days_ahead;
}

bool is_past(base::Day day, base::Day today) { return day.count < today.count - days_kept; }

std::int64_t days_left(const std::vector<base::Day>& ascending, base::Day today) {
  std::int64_t left = 0;
  for (const auto day : ascending) {
    if (day < today) continue;
    if (day.count != today.count + left) break;
    ++left;
  }
  return left;
}

}  // namespace staff
