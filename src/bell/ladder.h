// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is called for a request that nobody has taken, and how soon the next one is. Emergencies know no night
// and no holiday: only the time that has passed counts. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace bell {

enum class Urgency { life, other };
// Of what the sender said of danger: "now" is life.
Urgency urgency(std::string_view imminence);

// duty: on duty now. next: the back-ups. lead and director: named by the officers.
enum class Rung { duty, next, lead, director };
inline constexpr std::array all_rungs{Rung::duty, Rung::next, Rung::lead, Rung::director};
std::string_view word(Rung rung);
std::optional<Rung> rung(std::string_view word);

struct Step {
  std::int64_t after_seconds;
  Rung rung;
};
// Danger to life: 0, 5, 10 and 15 minutes. Else 0, 60 (the next and the lead) and 90 minutes, as Access Now's
// helpline does.
const std::vector<Step>& steps(Urgency urgency);

// Everybody whose turn has come by now for what waits since then.
std::vector<Rung> reached(Urgency urgency, base::Instant since, base::Instant now);
// When the next one's comes; none after the last.
std::optional<base::Instant> next_step(Urgency urgency, base::Instant since, base::Instant now);

// An answer by a person within two hours is the promise.
inline constexpr std::int64_t promise_seconds = 2 * 3600;
// Whoever is called and nobody has taken it: again and again, and never more often.
inline constexpr std::int64_t seconds_between_rings = 300;

// Taking stops the calling until then: the promise, or half an hour where that has passed or is danger to
// life.
base::Instant taken_until(Urgency urgency, base::Instant since, base::Instant taken);

}  // namespace bell
