// SPDX-License-Identifier: AGPL-3.0-or-later
// A message from whoever holds a receipt, sealed here because their browser does not: to the request's own
// key, or to its people while it has none that is open.
#pragma once

#include "return_door/visiting.h"

namespace return_door {

struct Words {
  std::string text = {};
  std::string set = {};      // a JSON object of later form fields, or nothing
  std::string files = "[]";  // the payload's array
  std::vector<base::FileId> ids = {};
  std::string language = {};
  bool reopens = true;  // what is said about how it ended leaves a closed request closed
  ~Words();
};

base::Result<> write(Hall& hall, const Visitor& visitor, const Words& words);

}  // namespace return_door
