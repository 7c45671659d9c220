// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/ability.h"

#include <algorithm>
#include <set>

namespace helpline {
namespace {

bool is_code(std::string_view code) {
  const bool length = code.size() == 2 || code.size() == 3;
  return length && std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_skill(std::string_view skill) { return std::ranges::find(all_skills, skill) != all_skills.end(); }

bool each_once(const std::vector<std::string>& words) {
  return std::set<std::string>{words.begin(), words.end()}.size() == words.size();
}

}  // namespace

base::Result<> check(const Abilities& abilities) {
  const auto& [languages, skills] = abilities;
  const bool fits = languages.size() <= most_languages && each_once(languages) && each_once(skills) &&
                    std::ranges::all_of(languages, is_code) && std::ranges::all_of(skills, is_skill);
  if (!fits) return refusal::unreadable_abilities;
  return base::done();
}

}  // namespace helpline
