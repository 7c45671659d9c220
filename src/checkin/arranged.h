// SPDX-License-Identifier: AGPL-3.0-or-later
// The ladder as the operator set it.
#pragma once

#include "checkin/checkin.h"
#include "settings/settings.h"

namespace checkin {

Ladder ladder_of(const settings::Settings& settings);

}  // namespace checkin
