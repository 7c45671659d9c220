// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/retention.h"

#include <algorithm>
#include <array>

namespace cases {
namespace {

struct Kept {
  std::string_view retention;
  std::int64_t days;
};
constexpr std::array classes{Kept{"month", 30},      Kept{"half_year", 183},   Kept{"year", 365},
                             Kept{"two_years", 731}, Kept{"five_years", 1827}, Kept{"ten_years", 3653}};
constexpr std::int64_t milliseconds_a_day = 86'400'000;

base::Instant begin_of(std::int64_t day) { return {day * milliseconds_a_day}; }

}  // namespace

std::optional<std::int64_t> days_kept(std::string_view retention) {
  const auto found = std::ranges::find(classes, retention, &Kept::retention);
  return found == classes.end() ? std::nullopt : std::optional{found->days};
}

Verdict verdict(const Standing& kept, base::Instant now) {
  const auto nothing = Verdict{kept.warned_for ? Fate::take_back : Fate::keep, {}};
  const auto days = days_kept(kept.retention);
  if (!days || kept.unread) return nothing;
  const auto end = begin_of(kept.closed.count + *days);
  const auto announced_in_time = now.plus_seconds(days_of_warning * 86'400);
  if (end > announced_in_time) return nothing;
  // A class that was lengthened, but not beyond the month, moves the end; a shortened one does not bring it
  // nearer.
  if (!kept.warned_for) return {Fate::warn, std::max(end, announced_in_time)};
  if (end > *kept.warned_for) return {Fate::warn, end};
  return *kept.warned_for <= now ? Verdict{Fate::destroy, {}} : Verdict{Fate::keep, {}};
}

}  // namespace cases
