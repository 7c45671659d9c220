// SPDX-License-Identifier: AGPL-3.0-or-later
// Who answers here, as the public pages say it.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace intake {

struct Organisation {
  std::string name;
  std::string hours;                   // when people answer, in words; may be empty
  std::vector<std::string> languages;  // offered, the first is the default
};

// A Fault while there is none.
Organisation read_organisation(store::Database& database);

}  // namespace intake
