// SPDX-License-Identifier: AGPL-3.0-or-later
// Files of words in several languages, as this room ships them. Private to this room.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace cases {

inline constexpr std::array<std::string_view, 5> shipped_languages{"en", "fr", "es", "ar", "my"};

// Every *.json of a folder in the order of names, each an object; else a Fault.
std::vector<std::pair<std::filesystem::path, boost::json::object>> read_written(
    const std::filesystem::path& folder);

// Every "label", "hint" and "title" that stands in several languages becomes the text in this one, or in
// English.
boost::json::value in_one_language(const boost::json::value& written, std::string_view language);

// In this language, or in English; "[]" where there is nothing.
const std::string& in_language(const std::map<std::string, std::string, std::less<>>& texts,
                               std::string_view language);

}  // namespace cases
