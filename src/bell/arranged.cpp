// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/arranged.h"

#include <algorithm>

namespace bell {
namespace {

// Whoever comes first is called first, whatever their name.
std::vector<Step> steps(std::int64_t duty, std::int64_t next, std::int64_t lead, std::int64_t director) {
  std::vector<Step> steps{{duty * 60, Rung::duty},
                          {next * 60, Rung::next},
                          {lead * 60, Rung::lead},
                          {director * 60, Rung::director}};
  std::ranges::sort(steps, {}, [](const Step& step) { return std::pair{step.after_seconds, step.rung}; });
  return steps;
}

}  // namespace

Ladder ladder_of(const settings::Settings& settings) {
  const auto& set = settings.helpline;
  return {.life = steps(0, set.life_next_minutes, set.life_lead_minutes, set.life_director_minutes),
          .other = steps(0, set.next_minutes, set.lead_minutes, set.director_minutes),
          .contact_life = steps(set.life_next_minutes, set.life_next_minutes, set.life_lead_minutes,
                                set.life_director_minutes),
          .contact = steps(set.contact_crew_minutes, set.contact_crew_minutes, set.contact_lead_minutes,
                           set.contact_director_minutes),
          .promise_seconds = set.promise_minutes * 60,
          .seconds_between_rings = set.ring_minutes * 60};
}

}  // namespace bell
