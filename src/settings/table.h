// SPDX-License-Identifier: AGPL-3.0-or-later
// One row per key. Private to this room.
#pragma once

#include <span>
#include <variant>

#include "settings/settings.h"

namespace settings {

using Text = std::string& (*)(Settings&);
using List = std::vector<std::string>& (*)(Settings&);
using Number = std::int64_t& (*)(Settings&);

struct Rule {
  std::string_view words;
  bool (*kept)(std::string_view written);  // of each text in a list; of a number's digits
};

struct Setting {
  std::string_view group;     // "intake"
  std::string_view name;      // "listen"
  std::string_view standard;  // the default, as it would stand in the file
  const Rule& rule;
  std::string_view sentence;
  std::variant<Text, List, Number> place;

  std::string key() const { return std::string{group} + '.' + std::string{name}; }
};

std::span<const Setting> table();

}  // namespace settings
