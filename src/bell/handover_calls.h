// SPDX-License-Identifier: AGPL-3.0-or-later
// Calling for a handover that is not accepted: giver, receiver and lead, again and again while it lasts.
#pragma once

#include <set>

#include "base/clock.h"
#include "base/id.h"
#include "store/database.h"

namespace bell {

class HandoverCalls {
 public:
  explicit HandoverCalls(store::Database& database, std::int64_t after_seconds = 30 * 60)
      : database_{database}, after_seconds_{after_seconds} {}

  // Whom it called now.
  std::set<base::PersonId> look(base::Instant now) const;

 private:
  store::Database& database_;
  std::int64_t after_seconds_;
};

}  // namespace bell
