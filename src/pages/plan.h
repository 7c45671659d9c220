// SPDX-License-Identifier: AGPL-3.0-or-later
// "If I go silent" on a thread page: when a defender wants to be heard of, and what they left for others.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "pages/values.h"

namespace languages {
class Catalogue;
}

namespace pages {

struct PlanPage {
  enum class Standing { none, running, paused, missed, over };
  Standing standing = Standing::none;
  std::string when = {};  // the moment that matters now, with its zone

  struct Left {
    base::Hour made = {};
    int needed = 0;
    int count = 0;
    bool opened = false;
  };
  std::vector<Left> left = {};                                    // one, or nothing
  std::vector<std::pair<std::string, std::string>> holders = {};  // id and name
  std::vector<std::string> papers = {};                           // shares to be written down, said only once
  bool every_part = false;  // for the script, which takes out what does not apply
};

// The values of _plan.mustache.
Values plan_values(const languages::Catalogue& sentences, std::string_view language, const PlanPage& plan);

}  // namespace pages
