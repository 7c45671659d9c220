// SPDX-License-Identifier: AGPL-3.0-or-later
// Telling leads and officers by an ordinary mail that nobody is on duty at some time of the next seven days:
// when that is found, and every day while it lasts. Which time it is, the desk says.
#pragma once

#include <set>

#include "bell/rota.h"
#include "store/database.h"

namespace bell {

class GapNotices {
 public:
  static constexpr std::int64_t days_ahead = 7;

  explicit GapNotices(store::Database& database) : database_{database} {}

  // Whom it told now. A house without any shift has no rota, and so no gaps: everybody is called.
  std::set<base::PersonId> look(base::Instant now) const;

 private:
  store::Database& database_;
};

}  // namespace bell
