// SPDX-License-Identifier: AGPL-3.0-or-later
// The one rule of access: a person sees a request when they stand in its team. Everything staff ask about
// requests goes through here. What is missing and what is forbidden are told apart by nobody: the same query
// finds neither.
#pragma once

#include "intake/house.h"
#include "requests/request.h"

namespace requests {

// Beginning of every query of staff; $1 is the person who asks.
inline constexpr std::string_view visible =
    " FROM team JOIN requests ON requests.id = team.request_id WHERE team.person_id = $1";

// What an errand needs to know before it changes anything.
struct Visible {
  base::RequestId id;
  intake::RequestKind kind = intake::RequestKind::request;
  State state = State::fresh;
  std::uint32_t generation = 0;
  bool generation_open = false;
};

std::optional<Visible> find_visible(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request);
// And holds its row until the transaction ends.
std::optional<Visible> lock_visible(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request);

// A case from which whoever leads there makes another thread: taken up, going on, and of somebody from
// outside. Held as above.
base::Result<Visible> lock_going_on(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request);

// Its place in the queue, in every member's list.
void set_rank(store::Transaction& transaction, const base::RequestId& request, std::int64_t rank);

// Runs `errand`; when it was refused as unknown, that is recorded apart, so that it stands although nothing
// was done.
template <class Errand>
auto watched(const intake::House& house, const Member& member, trail::Word deed,
             const base::RequestId& request, Errand errand) {
  auto outcome = errand();
  if (!outcome && outcome.error() == refusal::unknown)
    house.trail.record_apart(house.database,
                             {trail::Actor::person(member.person), "deed.refused", request, {deed}});
  return outcome;
}

}  // namespace requests
