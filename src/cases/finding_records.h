// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk along an index that a search by facts is. Private to this room.
#pragma once

#include "cases/finding.h"

namespace cases::records {

// Where to walk: one fact's cases, or, when that is shorter, the person's own.
enum class Along { fact, team };
struct Walk {
  Along along = Along::team;
  std::size_t fact = 0;  // of Sought::facts
};
Walk shortest(store::Transaction& transaction, const requests::Member& member, const Sought& sought);

struct Step {
  requests::Cursor at;
  bool fits = false;
};
// The next `count` of the walk, the newest first.
std::vector<Step> steps(store::Transaction& transaction, const requests::Member& member, const Sought& sought,
                        const Walk& walk, int count);

}  // namespace cases::records
