// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/arranged.h"

namespace checkin {

Ladder ladder_of(const settings::Settings& settings) {
  const auto& set = settings.silence;
  return Ladder::of_minutes(set.next, set.lead, set.director, set.end);
}

}  // namespace checkin
