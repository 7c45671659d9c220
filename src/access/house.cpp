// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/house.h"

namespace staff {

base::Refusal refuse(const House& house, const Session& asking, trail::Word deed,
                     const trail::Subject& subject) {
  house.trail.record_apart(house.database, {asking.actor(), "deed.refused", subject, {deed}});
  return refusal::unknown;
}

bool may(const House& house, const Person& person, Deed deed) {
  return house.permissions.allow(person.roles, deed);
}

base::Result<> allow(const House& house, const Session& asking, Deed wanted, trail::Word deed,
                     const trail::Subject& subject) {
  if (!may(house, asking.person, wanted)) return refuse(house, asking, deed, subject);
  return base::done();
}

}  // namespace staff
