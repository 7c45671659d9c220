// SPDX-License-Identifier: AGPL-3.0-or-later
// What has happened since, as the trail has it. Private to this door.
#pragma once

#include <vector>

#include "base/id.h"
#include "store/database.h"

namespace desk::records {

struct Happening {
  base::PersonId person;  // who stands in its team, or did until now
  base::RequestId request;
};

struct Happenings {
  std::int64_t sequence = 0;  // of the newest line
  bool anything = false;      // that is not a mere reading
  bool many = false;          // more than are named one by one
  std::vector<Happening> requests = {};
};

std::int64_t newest_sequence(store::Transaction& transaction);
Happenings happenings_after(store::Transaction& transaction, std::int64_t sequence);

}  // namespace desk::records
