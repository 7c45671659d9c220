// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading the trail is itself a deed.
#pragma once

#include <vector>

#include "access/house.h"

namespace staff {

// The newest first, from before a sequence number; 0: from the end. Auditors and officers.
base::Result<std::vector<trail::Line>> read_trail(const House& house, const Session& asking,
                                                  std::int64_t before, int most);

}  // namespace staff
