// SPDX-License-Identifier: AGPL-3.0-or-later
// The opening half of X-Wing; the rest is in seal/xwing.h.
#pragma once

#include "seal/xwing.h"

namespace unseal {

seal::SecretBytes decapsulate(const seal::xwing::Pair& pair,
                              std::span<const std::uint8_t, seal::xwing::ciphertext_size> ciphertext);

}  // namespace unseal
