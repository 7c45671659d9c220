// SPDX-License-Identifier: AGPL-3.0-or-later
// Teams, generations and states of requests. Private to this room.
#pragma once

#include "requests/teams.h"

namespace requests::records {

std::vector<base::PersonId> team(store::Transaction& transaction, const base::RequestId& request);
std::vector<base::RequestId> requests_of(store::Transaction& transaction, const base::PersonId& person);
std::vector<base::RequestId> requests_of(store::Transaction& transaction, const base::PersonId& person,
                                         intake::RequestKind kind);
std::vector<base::PersonId> officers(store::Transaction& transaction, const base::PersonId& except);
// Nothing happens to who stands there already.
void put_in(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
            base::Day today);
// With their wraps of this request; a restored backup will not bring them back.
void take_out(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
              base::Day today);
// All their wraps, wherever they are.
void forget_wraps(store::Transaction& transaction, const base::PersonId& person, base::Day today);

std::vector<std::uint32_t> generations(store::Transaction& transaction, const base::RequestId& request);
void insert_generation(store::Transaction& transaction, const seal::RequestKey& stated,
                       const NewGeneration& offered);
void insert_member_wrap(store::Transaction& transaction, const base::RequestId& request,
                        std::uint32_t generation, const MemberWrap& offered);
// True when it was open.
bool close_generation(store::Transaction& transaction, const base::RequestId& request);
// Envelopes that the person can open and that no generation has.
std::vector<base::EnvelopeId> waiting_for_key(store::Transaction& transaction, const base::RequestId& request,
                                              const base::PersonId& person);
bool is_of_request(store::Transaction& transaction, const base::EnvelopeId& envelope,
                   const base::RequestId& request);
// In place of the wraps to people's own keys.
void wrap_to_request(store::Transaction& transaction, const EnvelopeWrap& offered);

// In the request and beside its team.
void set_state(store::Transaction& transaction, const base::RequestId& request, State state, base::Day today);

}  // namespace requests::records
