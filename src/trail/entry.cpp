// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/entry.h"

namespace trail {

std::optional<base::PersonId> Actor::person_in(std::string_view text) {
  if (!text.starts_with(person_prefix)) return std::nullopt;
  return base::PersonId::parse(text.substr(person_prefix.size()));
}

std::string Term::text() const {
  switch (kind_) {
    case Kind::word: return std::string{word_};
    case Kind::count: return std::to_string(count_);
    case Kind::id: return base::to_hex(id_);
  }
  return {};
}

std::string Entry::detail_text() const {
  std::string text;
  for (const auto& term : detail) {
    if (!text.empty()) text += ' ';
    text += term.text();
  }
  return text;
}

}  // namespace trail
