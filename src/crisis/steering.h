// SPDX-License-Identifier: AGPL-3.0-or-later
// Errands of whoever leads a cell. Private to this room.
#pragma once

#include "crisis/cell_records.h"

namespace crisis {

// Runs `errand` for the lead or a deputy, with the cell's row held.
template <class Errand>
auto steering(const intake::House& house, const requests::Member& member, const CellId& cell,
              trail::Word deed, Errand errand) {
  return requests::watched(house, member, deed, cell, [&] {
    return store::in_transaction(
        house.database,
        [&](store::Transaction& transaction) -> decltype(errand(transaction, std::declval<const Cell&>())) {
          const auto found = records::lock(transaction, member, cell);
          if (!found || !requests::leads(member) || !may_steer(member.person, found->leads.all()))
            return requests::refusal::unknown;
          return errand(transaction, *found);
        });
  });
}

}  // namespace crisis
