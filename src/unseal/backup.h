// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening what a backup is made of (doc/sealing.md section 10). For `havre restore` and the tests.
#pragma once

#include "seal/backup.h"
#include "unseal/unseal.h"

namespace unseal {

base::Result<SecretBytes> open_under_day_key(ByteView wrapped, const SecretBytes& day_key, ByteView header);

}  // namespace unseal
