// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables organisation, directories and revocations. Private to this room.
#pragma once

#include "access/directories.h"

namespace staff::records {

Vouched newest_directory(store::Transaction& transaction);
// Two officers who publish at once meet at the version.
void save(store::Transaction& transaction, const Vouched& directory, base::Day today);
Organisation organisation(store::Transaction& transaction);

}  // namespace staff::records
