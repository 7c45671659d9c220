// SPDX-License-Identifier: AGPL-3.0-or-later
// What time itself asks for: epoch keys whose week is over, cases whose time has come and junk that has lain
// long enough are destroyed, shifts are made of the rota, loans end, and keys that are owed too long are told
// of, wherever a desk runs.
#pragma once

#include <thread>

#include "desk_door/office.h"

namespace desk {

// At once, then every hour, until the thread is asked to stop.
std::jthread sweep_hourly(const Office& office);

}  // namespace desk
