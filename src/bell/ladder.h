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
// What is promised and who is called when. The standard: an answer by a person within two hours, escalation
// at 60 and 90 minutes, as Access Now's helpline has it; for danger to life at 5, 10 and 15 minutes.
struct Ladder {
  std::vector<Step> life{{0, Rung::duty}, {300, Rung::next}, {600, Rung::lead}, {900, Rung::director}};
  std::vector<Step> other{{0, Rung::duty}, {3600, Rung::next}, {3600, Rung::lead}, {5400, Rung::director}};
  // Whoever is named was called for a contact that is due, and nobody sees to it.
  std::vector<Step> contact_life{
      {300, Rung::duty}, {300, Rung::next}, {600, Rung::lead}, {900, Rung::director}};
  std::vector<Step> contact{{900, Rung::duty}, {900, Rung::next}, {1800, Rung::lead}, {3600, Rung::director}};
  std::int64_t promise_seconds = 2 * 3600;
  // Whoever is called and nobody has taken it: again and again, and never more often.
  std::int64_t seconds_between_rings = 300;

  const std::vector<Step>& steps(Urgency urgency) const { return urgency == Urgency::life ? life : other; }
  const std::vector<Step>& contact_steps(Urgency urgency) const {
    return urgency == Urgency::life ? contact_life : contact;
  }
};

// Everybody whose turn has come by now for what waits since then.
std::vector<Rung> reached(const Ladder& ladder, Urgency urgency, base::Instant since, base::Instant now);
// When the next one's comes; none after the last.
std::optional<base::Instant> next_step(const Ladder& ladder, Urgency urgency, base::Instant since,
                                       base::Instant now);

// Taking stops the calling until then: the promise, or half an hour where that has passed or is danger to
// life.
base::Instant taken_until(const Ladder& ladder, Urgency urgency, base::Instant since, base::Instant taken);

}  // namespace bell
