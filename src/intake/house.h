// SPDX-License-Identifier: AGPL-3.0-or-later
// What every errand stands on: the memory, the time, whose house it is, and the trail.
#pragma once

#include "base/clock.h"
#include "store/database.h"
#include "trail/trail.h"

namespace intake {

struct House {
  House(store::Database& memory, const base::Clock& time, const base::OrganisationId& whose)
      : database{memory}, clock{time}, organisation{whose}, trail{time} {}

  store::Database& database;
  const base::Clock& clock;
  base::OrganisationId organisation;
  trail::Trail trail;
};

}  // namespace intake
