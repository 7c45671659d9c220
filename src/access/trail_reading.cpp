// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/trail_reading.h"

namespace staff {

base::Result<std::vector<trail::Line>> read_trail(const House& house, const Session& asking,
                                                  std::int64_t before, int most) {
  TRY(allow(house, asking, Deed::read_trail, "trail.read"));
  return store::in_transaction(house.database, [&](store::Transaction& transaction) {
    auto lines = trail::lines_before(transaction, before, most);
    house.trail.record(transaction, {asking.actor(), "trail.read"});
    return lines;
  });
}

}  // namespace staff
