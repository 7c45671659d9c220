// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/ladder.h"

#include <algorithm>

namespace bell {
namespace {

constexpr std::int64_t grace_seconds = 1800;

}  // namespace

Urgency urgency(std::string_view imminence) { return imminence == "now" ? Urgency::life : Urgency::other; }

std::string_view word(Rung rung) {
  switch (rung) {
    case Rung::duty: return "duty";
    case Rung::next: return "next";
    case Rung::lead: return "lead";
    case Rung::director: return "director";
  }
  return "";
}

std::optional<Rung> rung(std::string_view text) {
  for (const auto rung : all_rungs)
    if (text == word(rung)) return rung;
  return std::nullopt;
}

std::vector<Rung> reached(const Ladder& ladder, Urgency urgency, base::Instant since, base::Instant now) {
  std::vector<Rung> rungs;
  for (const auto& step : ladder.steps(urgency))
    if (since.plus_seconds(step.after_seconds) <= now) rungs.push_back(step.rung);
  return rungs;
}

std::optional<base::Instant> next_step(const Ladder& ladder, Urgency urgency, base::Instant since,
                                       base::Instant now) {
  for (const auto& step : ladder.steps(urgency))
    if (const auto at = since.plus_seconds(step.after_seconds); at > now) return at;
  return std::nullopt;
}

base::Instant taken_until(const Ladder& ladder, Urgency urgency, base::Instant since, base::Instant taken) {
  const auto grace = taken.plus_seconds(grace_seconds);
  if (urgency == Urgency::life) return grace;
  return std::max(grace, since.plus_seconds(ladder.promise_seconds));
}

}  // namespace bell
