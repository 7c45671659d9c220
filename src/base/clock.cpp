// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <chrono>
#include <cstdio>

namespace base {

std::string iso(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.count}}};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Instant SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace base
