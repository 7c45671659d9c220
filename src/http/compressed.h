// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether compressed bytes hold exactly the plain ones. Never unpacks more than the plain ones are long.
#pragma once

#include <string_view>

namespace http {

bool brotli_holds(std::string_view compressed, std::string_view plain);
bool gzip_holds(std::string_view compressed, std::string_view plain);

}  // namespace http
