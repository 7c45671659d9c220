// SPDX-License-Identifier: AGPL-3.0-or-later
// The sentences of locale/*.json, read once at start. Everything written to people on public pages and in
// mail comes from here; a missing key is a bug. Read-only afterwards, so any thread may use it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace languages {

using Values =
    std::vector<std::pair<std::string_view, std::string_view>>;  // placeholder, what stands in its place

class Catalogue {
 public:
  // Every file {language}.json of `folder`; English must be among them and all must have the same keys, else
  // a Fault.
  static Catalogue read(const std::filesystem::path& folder);

  bool speaks(std::string_view language) const;
  bool has(std::string_view key) const;
  // A language that is not spoken is answered in English.
  const std::string& text(std::string_view language, std::string_view key) const;
  // Each {name} once replaced by its value; a value is never looked into again.
  std::string text(std::string_view language, std::string_view key, const Values& values) const;

  // "22 November 2026", in the language's own words.
  std::string date(std::string_view language, base::Day day) const;
  // "22 November 2026, about 14:00 UTC"
  std::string date(std::string_view language, base::Hour hour) const;

 private:
  using Sentences = std::unordered_map<std::string, std::string>;
  const Sentences& sentences(std::string_view language) const;

  std::map<std::string, Sentences, std::less<>> spoken_;
};

}  // namespace languages
