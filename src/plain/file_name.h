// SPDX-License-Identifier: AGPL-3.0-or-later
// File names as they come are hostile: paths, control characters, reversed text. What is kept names a file
// and nothing else, and a browser that saves it can only save it under such a name.
#pragma once

#include <string>
#include <string_view>

namespace plain {

// The last part of a path, clean UTF-8 without control and direction characters, at most 200 bytes; "file"
// when nothing is left.
std::string shown_name(std::string_view sent);
// A media type of plain letters, or nothing.
std::string shown_type(std::string_view sent);
// For Content-Disposition: always saved, never shown.
std::string attachment(std::string_view name);

}  // namespace plain
