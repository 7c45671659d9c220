// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose turn it is at a moment. A rung with nobody on it falls to somebody else, never to nobody: without a
// rota everybody who handles requests is called, without leads the officers are. Pure rules.
#pragma once

#include <set>

#include "bell/ladder.h"
#include "bell/rota.h"

namespace bell {

// The active people of the house, as far as calling goes.
struct Crew {
  std::vector<Shift> shifts;  // at least those that run at the moment asked for
  std::set<base::PersonId> handlers;
  std::set<base::PersonId> officers;
  std::set<base::PersonId> leads;
  std::set<base::PersonId> directors;
};

std::set<base::PersonId> standing_on(Rung rung, const Crew& crew, base::Instant at);

// The oldest request of an urgency that nobody has taken.
struct Waiting {
  Urgency urgency = Urgency::other;
  base::Instant since;
};

// Everybody who is to be called at this moment. Whoever waits longest decides: the others add nobody.
std::set<base::PersonId> called(const Ladder& ladder, std::span<const Waiting> waiting, const Crew& crew,
                                base::Instant at);

}  // namespace bell
