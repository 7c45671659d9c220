// SPDX-License-Identifier: AGPL-3.0-or-later
// What is known of a language itself.
#pragma once

#include <string_view>
#include <vector>

namespace languages {

enum class Direction { left_to_right, right_to_left };

Direction direction(std::string_view language);
std::string_view written(Direction direction);  // "ltr", "rtl", as HTML wants it
// How its speakers call it: "العربية". The tag itself when it is not one of ours.
std::string_view own_name(std::string_view language);
// en fr es ar my
const std::vector<std::string_view>& offered();

}  // namespace languages
