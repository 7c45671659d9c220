// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/devices.h"

#include "access/session_records.h"

namespace staff {
namespace {

bool may_look_after(const House& house, const Session& asking, const base::PersonId& person) {
  return person == asking.person.id || may(house, asking.person, Deed::revoke_devices);
}

}  // namespace

base::Result<std::vector<Device>> Devices::of(const Session& asking, const base::PersonId& person) const {
  if (!may_look_after(house_, asking, person)) return refuse(house_, asking, "devices.seen", person);
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Device> devices;
  for (const auto& stored : records::devices_of(reading, person)) {
    devices.push_back({.id = stored.id,
                       .name = stored.name,
                       .made = stored.made,
                       .seen = stored.seen,
                       .revoked = stored.revoked});
  }
  return devices;
}

base::Result<> Devices::revoke(const Session& asking, const base::DeviceId& device) const {
  const bool revoked = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    const auto stored = records::find_device(transaction, device);
    if (!stored || !may_look_after(house_, asking, stored->person)) return false;
    records::revoke_device(transaction, device);
    house_.trail.record(transaction, {asking.actor(), "device.revoked", device, {stored->person}});
    return true;
  });
  if (!revoked) return refuse(house_, asking, "device.revoked", device);
  return base::done();
}

}  // namespace staff
