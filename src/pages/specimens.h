// SPDX-License-Identifier: AGPL-3.0-or-later
// Every public page once, filled with made-up people's words. For the tests and for looking at.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/pages.h"

namespace pages {

House specimen_house(std::vector<std::string> languages);

// Name and HTML. `said` stands wherever a person could have written something.
using Specimens = std::vector<std::pair<std::string, std::string>>;
Specimens specimens(const Pages& pages, std::string_view language, Path path, const std::string& said);

}  // namespace pages
