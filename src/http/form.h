// SPDX-License-Identifier: AGPL-3.0-or-later
// Percent encoding and form fields, decoded strictly: what is not clean UTF-8 without NUL is refused, not
// repaired.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace http {

// Well-formed by Unicode's table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

enum class Plus { stays, is_space };
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

// "a=1&b=two+words"; none when undecodable or with more than a thousand fields.
std::optional<Fields> fields_of(std::string_view text);

// ASCII only, as field names and tokens need it.
std::string lower_case(std::string_view text);
bool same_token(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);
// Whether a comma-separated header, or none, lists the item, and not with "q=0".
bool lists(const std::string* header, std::string_view item);

}  // namespace http
