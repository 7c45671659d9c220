// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/clock.h"

#include <algorithm>

namespace cases {
namespace {

constexpr std::array<std::string_view, all_clock_kinds.size()> words{
    "contact", "task", "review", "follow_up", "verification", "retention"};

}  // namespace

std::string_view word(ClockKind kind) { return words.at(static_cast<std::size_t>(kind)); }

std::optional<ClockKind> clock_kind(std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return all_clock_kinds.at(static_cast<std::size_t>(found - words.begin()));
}

bool is_single(ClockKind kind) {
  return kind == ClockKind::contact || kind == ClockKind::review || kind == ClockKind::verification;
}

std::optional<std::int64_t> quiet_seconds(ClockKind kind) {
  if (kind == ClockKind::contact) return 30 * 60;
  if (kind == ClockKind::task) return 24 * 60 * 60;
  return std::nullopt;
}

}  // namespace cases
