// SPDX-License-Identifier: AGPL-3.0-or-later
// The one AEAD of doc/sealing.md 1.2, closing side. Its opposite is unseal/unlock.h.
#pragma once

#include <array>

#include "seal/keys.h"

namespace seal {

using Nonce = std::array<std::uint8_t, 24>;
inline constexpr Nonce zero_nonce{};
constexpr std::size_t tag_size = 16;

Nonce fresh_nonce();
Bytes lock(const SecretBytes& key, const Nonce& nonce, ByteView associated, ByteView plain);

}  // namespace seal
