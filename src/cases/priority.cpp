// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/priority.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cases {
namespace {

struct Counts {
  std::string_view fact_class;
  std::string_view code;
  int points;
};

// Within a class the largest counts, and each further one five.
constexpr std::array severities{Counts{"severity", "life", 40},      Counts{"severity", "liberty", 30},
                                Counts{"severity", "integrity", 30}, Counts{"severity", "family", 20},
                                Counts{"severity", "data", 10},      Counts{"severity", "work", 5},
                                Counts{"severity", "reputation", 5}};
constexpr int a_further_one = 5, most_severity = 50;

constexpr std::array dangers{Counts{"danger", "now", 30}, Counts{"danger", "day", 20},
                             Counts{"danger", "week", 10}, Counts{"danger", "unknown", 10}};

constexpr std::array others{Counts{"exposure", "rising", 10}, Counts{"exposure", "steady", 5},
                            Counts{"capacity", "none", 10},   Counts{"capacity", "some", 5},
                            Counts{"dependants", "yes", 5},   Counts{"earlier_threats", "yes", 10}};

// Never below high.
constexpr std::array floors{"death_threat", "abduction", "enforced_disappearance", "sexual_violence",
                            "missed_checkin"};
constexpr std::array detentions{"arrest", "detention"};
constexpr std::int64_t recent_days = 3;

constexpr int urgent_from = 70, high_from = 45, normal_from = 20;

bool has(const FactCodes& facts, std::string_view fact_class, std::string_view code) {
  const auto found = facts.find(fact_class);
  return found != facts.end() && found->second.contains(std::string{code});
}

void count(Priority& priority, const Counts& counts, int points) {
  priority.points += points;
  priority.reasons.push_back({std::string{counts.fact_class}, std::string{counts.code}, points});
}

void count_severity(Priority& priority, const FactCodes& facts) {
  int sum = 0;
  for (const auto& each : severities) {
    if (!has(facts, each.fact_class, each.code)) continue;
    const int points = std::min(sum == 0 ? each.points : a_further_one, most_severity - sum);
    sum += points;
    count(priority, each, points);
  }
}

void count_danger(Priority& priority, std::string_view said, const FactCodes& facts) {
  const auto judged = facts.find("danger");
  for (const auto& each : dangers) {
    const bool holds =
        judged == facts.end() ? each.code == said : judged->second.contains(std::string{each.code});
    if (!holds) continue;
    count(priority, each, each.points);
    if (judged == facts.end()) priority.reasons.back().fact_class = "said";
    return;
  }
}

bool is_recent(const FactCodes& facts, base::Day today) {
  const auto happened = facts.find("happened");
  if (happened == facts.end()) return true;
  return std::ranges::any_of(happened->second, [&](const std::string& text) {
    std::int64_t day = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
    return error != std::errc{} || today.count - day <= recent_days;
  });
}

void hold(Priority& priority, std::string_view fact_class, std::string_view code, Level floor) {
  priority.reasons.push_back({std::string{fact_class}, std::string{code}, 0, true});
  priority.level = std::min(priority.level, floor);
}

// What the sender said holds until somebody has judged it.
void hold_for_danger(Priority& priority, std::string_view said, const FactCodes& facts) {
  if (has(facts, "danger", "now")) hold(priority, "danger", "now", Level::high);
  if (facts.contains("danger")) return;
  if (said == "now") hold(priority, "said", said, Level::urgent);
  if (said == "day") hold(priority, "said", said, Level::high);
}

void hold_for_incidents(Priority& priority, const FactCodes& facts, base::Day today) {
  for (const auto code : floors)
    if (has(facts, "incident", code)) hold(priority, "incident", code, Level::high);
  if (!is_recent(facts, today)) return;
  for (const auto code : detentions)
    if (has(facts, "incident", code)) hold(priority, "incident", code, Level::high);
}

Level level_for(int points) {
  if (points >= urgent_from) return Level::urgent;
  if (points >= high_from) return Level::high;
  return points >= normal_from ? Level::normal : Level::low;
}

}  // namespace

std::string_view word(Level level) {
  constexpr std::array<std::string_view, 4> words{"urgent", "high", "normal", "low"};
  return words.at(static_cast<std::size_t>(level));
}

std::optional<Level> level(std::string_view text) {
  for (const auto level : all_levels)
    if (word(level) == text) return level;
  return std::nullopt;
}

Priority priority(std::string_view said, const FactCodes& facts, base::Day today) {
  Priority priority;
  count_severity(priority, facts);
  count_danger(priority, said, facts);
  for (const auto& each : others)
    if (has(facts, each.fact_class, each.code)) count(priority, each, each.points);
  priority.level = level_for(priority.points);
  hold_for_danger(priority, said, facts);
  hold_for_incidents(priority, facts, today);

  const auto decided = facts.find("priority");
  if (decided != facts.end() && !decided->second.empty()) {
    priority.level = level(*decided->second.begin()).value_or(priority.level);
    priority.by_person = true;
  }
  return priority;
}

std::int64_t rank(const Priority& priority) {
  return first_rank(priority.level) + ranks_a_level - 1 - priority.points;
}

Level level_of(std::int64_t rank) {
  return static_cast<Level>(std::clamp<std::int64_t>(rank / ranks_a_level, 0, all_levels.size() - 1));
}

std::int64_t first_rank(Level level) { return static_cast<std::int64_t>(level) * ranks_a_level; }

}  // namespace cases
