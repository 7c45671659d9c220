// SPDX-License-Identifier: AGPL-3.0-or-later
// Compressed bytes: made here for pages, checked here for files that were compressed before.
#pragma once

#include <string>
#include <string_view>

namespace http {

// Whether the compressed bytes hold exactly the plain ones. Never unpacks more than the plain ones are long.
bool brotli_holds(std::string_view compressed, std::string_view plain);
bool gzip_holds(std::string_view compressed, std::string_view plain);

std::string gzip(std::string_view plain);

}  // namespace http
