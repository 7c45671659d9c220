// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens what seal/visit.h closed (doc/sealing.md 15.3).
#pragma once

#include "seal/visit.h"
#include "unseal/unseal.h"

namespace unseal {

// Refused when it is not this key's, or when its time has run out.
base::Result<seal::Receipt> open_visit(const base::OrganisationId& organisation, const SecretBytes& visit_key,
                                       ByteView sealed, base::Instant now);

}  // namespace unseal
