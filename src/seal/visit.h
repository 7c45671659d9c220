// SPDX-License-Identifier: AGPL-3.0-or-later
// A receipt typed once, for the rest of one visit (doc/sealing.md 15.3). Its opposite is unseal/visit.h.
#pragma once

#include "base/clock.h"
#include "seal/receipt.h"

namespace seal {

constexpr std::size_t visit_size = 1 + 24 + 8 + 24 + 16;

Bytes close_visit(const base::OrganisationId& organisation, const SecretBytes& visit_key,
                  const ReceiptNumbers& numbers, base::Instant until);

}  // namespace seal
