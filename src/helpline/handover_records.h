// SPDX-License-Identifier: AGPL-3.0-or-later
// The table handovers, and who sees to what. Private to this room.
#pragma once

#include "helpline/handovers.h"

namespace helpline::records {

// Whether a person sees to a request, urgent and still open.
bool holds(store::Transaction& transaction, const base::PersonId& person, const base::RequestId& request);
std::vector<base::RequestId> held(store::Transaction& transaction, const base::PersonId& person);
bool can_receive(store::Transaction& transaction, const base::PersonId& person,
                 const base::RequestId& request);
bool has_note(store::Transaction& transaction, const base::RequestId& request, const base::EnvelopeId& note,
              const base::PersonId& author);

void put(store::Transaction& transaction, const Handover& handover);
// None when somebody else has taken the request since, or it is closed.
std::optional<Handover> find(store::Transaction& transaction, const base::RequestId& request);
std::vector<Handover> of_giver(store::Transaction& transaction, const base::PersonId& giver);
std::vector<Handover> to_receiver(store::Transaction& transaction, const base::PersonId& receiver);
void forget(store::Transaction& transaction, const base::RequestId& request);
void take_over(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
               base::Instant until);

}  // namespace helpline::records
