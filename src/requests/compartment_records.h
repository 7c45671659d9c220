// SPDX-License-Identifier: AGPL-3.0-or-later
// Compartments as they are kept. Private to this room.
#pragma once

#include "requests/compartments.h"

namespace requests::records {

// Nobody stands in it yet.
void insert(store::Transaction& transaction, const Compartment& compartment, base::Hour now);
// None: there is no such compartment, or this person does not stand in it.
std::optional<Compartment> compartment(store::Transaction& transaction, const base::PersonId& person,
                                       const base::RequestId& id);
std::vector<Compartment> compartments(store::Transaction& transaction, const base::PersonId& person,
                                      const base::RequestId& request);
// All of them, whoever stands in them.
std::vector<base::RequestId> compartments_of(store::Transaction& transaction, const base::RequestId& request);
// Whoever stands in a compartment stands in its case; anybody may in what is no compartment. Holds their
// place in the case until the transaction ends.
bool may_join(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person);

}  // namespace requests::records
