// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/cell.h"

#include <algorithm>

namespace crisis {

std::string_view word(Stage stage) {
  switch (stage) {
    case Stage::running: return "running";
    case Stage::handing_over: return "handing_over";
    case Stage::debriefing: return "debriefing";
    case Stage::closed: return "closed";
  }
  return "";
}

std::optional<Stage> stage(std::string_view text) {
  for (const auto stage : all_stages)
    if (text == word(stage)) return stage;
  return std::nullopt;
}

base::Result<> may_step(Stage from, Stage to, std::int64_t left_behind) {
  const bool onwards = static_cast<int>(to) == static_cast<int>(from) + 1;
  const bool again = to == Stage::running && from != Stage::running && from != Stage::closed;
  if (!onwards && !again) return refusal::no_such_step;
  if (onwards && to != Stage::handing_over && left_behind > 0) return refusal::left_behind;
  return base::done();
}

bool may_steer(const base::PersonId& person, const std::vector<base::PersonId>& leads) {
  return leads.empty() || std::ranges::find(leads, person) != leads.end();
}

}  // namespace crisis
