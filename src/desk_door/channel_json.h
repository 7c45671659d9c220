// SPDX-License-Identifier: AGPL-3.0-or-later
// Which channels are heard, in JSON.
#pragma once

#include "desk_door/gate.h"
#include "desk_door/office.h"

namespace desk {

// Everybody's.
json::array hearing_json(const Office& office);

}  // namespace desk
