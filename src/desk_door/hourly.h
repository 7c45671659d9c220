// SPDX-License-Identifier: AGPL-3.0-or-later
// What time itself asks for: epoch keys whose week is over and cases whose time has come are destroyed,
// shifts are made of the rota, and keys that are owed too long are told of, wherever a desk runs.
#pragma once

#include <thread>

#include "access/epochs.h"
#include "cases/retentions.h"
#include "helpline/rotas.h"
#include "requests/dues.h"

namespace desk {

// At once, then every hour, until the thread is asked to stop.
std::jthread sweep_hourly(const staff::Epochs& epochs, const helpline::Rotas& rotas,
                          const requests::Dues& dues, const cases::Retentions& retentions);

}  // namespace desk
