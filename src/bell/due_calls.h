// SPDX-License-Identifier: AGPL-3.0-or-later
// Calling people when a clock of a case falls due: the next contact promised to a person, and in a case with
// danger to life also a task. As with requests that wait, nothing is planned ahead that could be lost: who is
// to be called follows at every look from the clocks and the hour.
#pragma once

#include <set>

#include "bell/crew.h"
#include "store/database.h"

namespace bell {

class DueCalls {
 public:
  explicit DueCalls(store::Database& database, Ladder ladder = {})
      : database_{database}, ladder_{std::move(ladder)} {}

  // Rings whoever's turn it is and was not rung in the last five minutes; who that was. First whoever is
  // named and still stands in the team, or the team; for a contact then the crew, rung after rung, until
  // somebody sees to it. A complaint calls its team alone: the crew may be whom it is about.
  std::set<base::PersonId> look(base::Instant now) const;

 private:
  store::Database& database_;
  Ladder ladder_;
};

}  // namespace bell
