// SPDX-License-Identifier: AGPL-3.0-or-later
// When people were last told of what lasts. Private to this room.
#pragma once

#include "base/clock.h"
#include "store/database.h"

namespace bell::records {

// False: it was told less than so long ago, perhaps by another process. Else it counts as told now.
bool may_tell(store::Transaction& transaction, const std::string& what, base::Instant now,
              std::int64_t seconds);
bool was_told(store::Transaction& transaction, const std::string& what, base::Instant now,
              std::int64_t seconds);
void forget_told_before(store::Transaction& transaction, base::Instant at);

}  // namespace bell::records
