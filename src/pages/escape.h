// SPDX-License-Identifier: AGPL-3.0-or-later
// What people wrote, made fit for HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pages {

// For element content and quoted attributes alike. What is not UTF-8, and control characters other than line
// breaks and tabs, become U+FFFD.
std::string escaped(std::string_view text);

// Code points; a byte that is not UTF-8 counts as one.
std::size_t characters(std::string_view text);

}  // namespace pages
