// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/ladder.h"

#include <algorithm>

namespace bell {
namespace {

constexpr std::int64_t a_minute = 60;
constexpr std::int64_t grace_seconds = 30 * a_minute;

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

const std::vector<Step>& steps(Urgency urgency) {
  static const std::vector<Step> life{{0, Rung::duty},
                                      {5 * a_minute, Rung::next},
                                      {10 * a_minute, Rung::lead},
                                      {15 * a_minute, Rung::director}};
  static const std::vector<Step> other{{0, Rung::duty},
                                       {60 * a_minute, Rung::next},
                                       {60 * a_minute, Rung::lead},
                                       {90 * a_minute, Rung::director}};
  return urgency == Urgency::life ? life : other;
}

std::vector<Rung> reached(Urgency urgency, base::Instant since, base::Instant now) {
  std::vector<Rung> rungs;
  for (const auto& step : steps(urgency))
    if (since.plus_seconds(step.after_seconds) <= now) rungs.push_back(step.rung);
  return rungs;
}

std::optional<base::Instant> next_step(Urgency urgency, base::Instant since, base::Instant now) {
  for (const auto& step : steps(urgency))
    if (const auto at = since.plus_seconds(step.after_seconds); at > now) return at;
  return std::nullopt;
}

base::Instant taken_until(Urgency urgency, base::Instant since, base::Instant taken) {
  const auto grace = taken.plus_seconds(grace_seconds);
  if (urgency == Urgency::life) return grace;
  return std::max(grace, since.plus_seconds(promise_seconds));
}

}  // namespace bell
