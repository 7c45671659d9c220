// SPDX-License-Identifier: AGPL-3.0-or-later
// The bell as the operator set it.
#pragma once

#include "bell/ladder.h"
#include "settings/settings.h"

namespace bell {

Ladder ladder_of(const settings::Settings& settings);

}  // namespace bell
