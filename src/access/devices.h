// SPDX-License-Identifier: AGPL-3.0-or-later
// The browsers a person has logged in from.
#pragma once

#include <optional>
#include <vector>

#include "access/house.h"

namespace staff {

struct Device {
  base::DeviceId id;
  std::string name;
  base::Day made;
  base::Day seen;
  bool revoked = false;
};

class Devices {
 public:
  explicit Devices(House house) : house_{house} {}

  // One's own; somebody else's only for officers.
  base::Result<std::vector<Device>> of(const Session& asking, const base::PersonId& person) const;
  // Its sessions end at once.
  base::Result<> revoke(const Session& asking, const base::DeviceId& device) const;

 private:
  House house_;
};

}  // namespace staff
