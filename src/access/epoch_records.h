// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables epoch_keys and key_epochs. Private to this room.
#pragma once

#include <optional>
#include <vector>

#include "access/epochs.h"

namespace staff::records {

// False when the day has a key already.
bool insert_epoch(store::Transaction& transaction, const base::PersonId& person, const NewEpoch& epoch);
// Days whose private half still exists, ascending.
std::vector<base::Day> epoch_days(store::Transaction& transaction, const base::PersonId& person);
std::optional<base::Bytes> sealed_epoch(store::Transaction& transaction, const base::PersonId& person,
                                        base::Day day);

struct PastEpoch {
  base::PersonId person;
  base::Day day;
  bool needed = false;  // some envelope has no other way to be opened by this person
};
std::vector<PastEpoch> epochs_before(store::Transaction& transaction, base::Day day);
void destroy(store::Transaction& transaction, const PastEpoch& epoch, base::Day today);

// Active people who receive requests or complaints.
std::vector<base::PersonId> receivers(store::Transaction& transaction);

}  // namespace staff::records
