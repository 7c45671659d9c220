// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person can do for somebody who asks: languages and skills. Pure rules.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace helpline {

inline constexpr std::array<std::string_view, 8> all_skills{
    "digital", "physical", "legal", "medical", "psychosocial", "relocation", "gender_violence", "children"};

struct Abilities {
  std::vector<std::string> languages;  // ISO 639: two letters, or three where there are no two
  std::vector<std::string> skills;
  friend bool operator==(const Abilities&, const Abilities&) = default;
};

inline constexpr std::size_t most_languages = 20;

namespace refusal {
inline constexpr base::Refusal unreadable_abilities{base::Kind::invalid, "helpline.unreadable_abilities"};
}

// Known skills and well-formed codes, each once.
base::Result<> check(const Abilities& abilities);

}  // namespace helpline
