// SPDX-License-Identifier: AGPL-3.0-or-later
// Out of a team: at once their wraps are gone (doc/sealing.md 8.4). Whoever leaves a case leaves what is kept
// apart in it. Private to this room.
#pragma once

#include "requests/visible.h"

namespace requests {

// How many compartments now need a new generation. What the request's own key needs is the caller's.
std::int64_t leave(const intake::House& house, store::Transaction& transaction,
                   const base::RequestId& request, const base::PersonId& person);

// And its own generation is closed to writing; when nobody is left who makes keys, officers are called.
std::int64_t leave_and_close(const intake::House& house, store::Transaction& transaction,
                             const base::RequestId& request, const base::PersonId& person);

}  // namespace requests
