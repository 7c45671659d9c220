// SPDX-License-Identifier: AGPL-3.0-or-later
// What every desk is told of its helpline whenever something happens, in JSON.
#pragma once

#include "desk_door/gate.h"
#include "desk_door/office.h"

namespace desk {

// Everybody's channels, and whether they are heard.
json::array hearing_json(const Office& office);
json::array colleagues_json(const Office& office);
json::object handovers_json(const helpline::HandoverList& handovers);

}  // namespace desk
