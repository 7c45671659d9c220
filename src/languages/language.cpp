// SPDX-License-Identifier: AGPL-3.0-or-later
#include "languages/language.h"

#include <algorithm>
#include <array>

namespace languages {
namespace {

struct Language {
  std::string_view tag;
  std::string_view own_name;
  Direction direction = Direction::left_to_right;
};

constexpr std::array<Language, 6> known{{
    {"en", "English"},
    {"fr", "Français"},
    {"es", "Español"},
    {"ar", "العربية", Direction::right_to_left},
    {"my", "မြန်မာ"},
    {"en-XA", "[Ţéšţ]"},
}};

const Language* find(std::string_view tag) {
  const auto found = std::ranges::find(known, tag, &Language::tag);
  return found == known.end() ? nullptr : &*found;
}

}  // namespace

Direction direction(std::string_view language) {
  const auto* found = find(language);
  return found ? found->direction : Direction::left_to_right;
}

std::string_view written(Direction direction) {
  return direction == Direction::right_to_left ? "rtl" : "ltr";
}

std::string_view own_name(std::string_view language) {
  const auto* found = find(language);
  return found ? found->own_name : language;
}

const std::vector<std::string_view>& offered() {
  static const std::vector<std::string_view> tags{"en", "fr", "es", "ar", "my"};
  return tags;
}

}  // namespace languages
