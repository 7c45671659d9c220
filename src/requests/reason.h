// SPDX-License-Identifier: AGPL-3.0-or-later
// Why somebody sees a request, or does not: from where they stand and from the trail. Pure rules.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "requests/request.h"
#include "trail/chain.h"

namespace requests {

enum class Ground {
  // They see it:
  arrived,  // it was sealed to them when it came, and nobody has opened it yet
  chosen,   // whoever opened it first kept them or took them in
  added,    // somebody of the team gave them the keys
  lent,     // k share holders gave them the keys, for a time
  // They do not:
  left_out,  // whoever opened it first, or made a new key later, did so without them
  removed,   // somebody of the team took them out
  gone,      // they left the house
  never,     // nobody has ever given them the keys
};
std::string_view word(Ground ground);

// The newest thing that decided it.
struct Decision {
  Ground ground = Ground::never;
  std::optional<base::PersonId> by;
  std::optional<base::Hour> hour;
};

struct Place {
  base::PersonId person;
  bool in_team = false;
  bool has_left = false;
};

// `lines` are the deeds at this request that change who sees it, and people's leaving, the oldest first.
Decision decide(const Place& place, const std::vector<trail::Line>& lines);

}  // namespace requests
