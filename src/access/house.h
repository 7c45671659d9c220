// SPDX-License-Identifier: AGPL-3.0-or-later
// What every errand of this room works in, and who asks for it. The namespace is not the folder's name
// because POSIX has a function access().
#pragma once

#include "access/permissions.h"
#include "base/clock.h"
#include "seal/keys.h"
#include "store/database.h"
#include "trail/trail.h"

namespace staff {

struct House {
  store::Database& database;
  const trail::Trail& trail;
  const base::Clock& clock;
  seal::SigningPublicKey root;
  base::OrganisationId organisation;
  const Permissions& permissions;
};

// A person who has logged in, on one of their devices.
struct Session {
  Person person;
  base::DeviceId device;
  std::string device_name;
  base::Instant ends_at;
  base::Bytes token_hash;
  bool owes_factor = false;  // after a reset: they may set a new one, and nothing else

  trail::Actor actor() const { return trail::Actor::person(person.id); }
};

// Recorded apart, so that it stands although the deed does not.
base::Refusal refuse(const House& house, const Session& asking, trail::Word deed,
                     const trail::Subject& subject = {});

// What the person's roles allow in this house.
bool may(const House& house, const Person& person, Deed deed);
// The same; otherwise refused, and recorded.
base::Result<> allow(const House& house, const Session& asking, Deed wanted, trail::Word deed,
                     const trail::Subject& subject = {});

}  // namespace staff
