// SPDX-License-Identifier: AGPL-3.0-or-later
// What every public page says of the house.
#pragma once

#include "pages/pages.h"
#include "settings/settings.h"
#include "store/database.h"

namespace plain {

pages::House described(store::Database& database, const settings::Settings& settings);

}  // namespace plain
