// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/house.h"

namespace staff {

base::Refusal refuse(const House& house, const Session& asking, trail::Word deed,
                     const trail::Subject& subject) {
  house.trail.record_apart(house.database, {asking.actor(), "deed.refused", subject, {deed}});
  return refusal::unknown;
}

}  // namespace staff
