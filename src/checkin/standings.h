// SPDX-License-Identifier: AGPL-3.0-or-later
// Schedules as they are kept: one a request.
#pragma once

#include "base/id.h"
#include "checkin/checkin.h"
#include "store/database.h"

namespace checkin {

struct Standing {
  Running running;
  std::optional<base::PersonId> acknowledged_by = {};
  std::optional<base::Hour> heard = {};
};

std::optional<Standing> find(store::Transaction& transaction, const base::RequestId& request);
// In place of whatever was there.
void put(store::Transaction& transaction, const base::RequestId& request, const Standing& standing);
void remove(store::Transaction& transaction, const base::RequestId& request);

struct Missed {
  base::RequestId request;
  base::Instant since;
  bool complaint = false;
  friend bool operator==(const Missed&, const Missed&) = default;
};

// Whoever is missed at a moment and nobody sees to, longest first; requests that are closed, binned or gone
// miss nobody.
std::vector<Missed> missed(store::Transaction& transaction, base::Instant now);

}  // namespace checkin
