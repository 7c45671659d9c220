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

// What an authenticator is told. The label says nothing: a list of one-time codes is looked at when a
// telephone is taken away.
std::string one_time_address(std::string_view secret);
std::optional<staff::ProvedBy> proved_by(std::string_view word);
staff::Particulars read_particulars(In& in);

}  // namespace desk
