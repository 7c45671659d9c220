// SPDX-License-Identifier: AGPL-3.0-or-later
// What a template is filled with. Names are literals; a text is escaped when it is written, never before.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pages {

class Values {
 public:
  using List = std::vector<Values>;
  using Value = std::variant<std::string, bool, List>;

  Values& text(std::string_view name, std::string value) { return put(name, std::move(value)); }
  Values& when(std::string_view name, bool value) { return put(name, value); }
  Values& list(std::string_view name, List value) { return put(name, std::move(value)); }

  const Value* find(std::string_view name) const {
    for (const auto& [known, value] : held_) {
      if (known == name) return &value;
    }
    return nullptr;
  }

 private:
  Values& put(std::string_view name, Value value) {
    held_.emplace_back(name, std::move(value));
    return *this;
  }

  std::vector<std::pair<std::string_view, Value>> held_;
};

}  // namespace pages
