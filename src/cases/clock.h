// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due in a case and when: a promise of the next contact, a task, a review. What it is about is sealed
// in the case, under the clock's own id. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"

namespace cases {

using ClockId = base::Id<struct ClockTag>;

// contact: the next one promised to the person, one a case. task: of the protection plan. review: of the risk
// assessment. follow_up: after closing. verification: when its result runs out.
// retention: when the case will be destroyed, set by the house alone.
enum class ClockKind { contact, task, review, follow_up, verification, retention };
inline constexpr std::array all_clock_kinds{ClockKind::contact,      ClockKind::task,
                                            ClockKind::review,       ClockKind::follow_up,
                                            ClockKind::verification, ClockKind::retention};
std::string_view word(ClockKind kind);
std::optional<ClockKind> clock_kind(std::string_view word);
// A new one takes the old one's place.
bool is_single(ClockKind kind);
// Whoever sees to one that is due stops the calling for so long: a contact is called for again after half an
// hour, a task after a day. None: nobody is called for such a clock.
std::optional<std::int64_t> quiet_seconds(ClockKind kind);

struct CaseClock {
  ClockId id;
  base::RequestId request;
  ClockKind kind = ClockKind::contact;
  std::optional<base::PersonId> person;  // whose turn it is; none: the team's
  base::Instant due;
  std::optional<base::Instant> quiet_until = {};       // somebody sees to it: nobody is called until then
  std::optional<base::PersonId> acknowledged_by = {};  // who does
  friend bool operator==(const CaseClock&, const CaseClock&) = default;
};

}  // namespace cases
