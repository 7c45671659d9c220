// SPDX-License-Identifier: AGPL-3.0-or-later
// People and what vouches for them, as several routes answer with them.
#pragma once

#include "desk_door/gate.h"
#include "desk_door/office.h"

namespace desk {

json::array roles_json(const staff::Roles& roles);
json::object self_json(const staff::Person& person);
// The newest head of the trail, signed now.
json::object head_json(Office& office);

staff::Particulars read_particulars(In& in);

}  // namespace desk
