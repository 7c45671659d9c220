// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

namespace havre {

// Something accepts connections at "127.0.0.1:8441", "[::1]:8441" or "unix:/path".
bool can_reach(const std::string& address);

}  // namespace havre
