// SPDX-License-Identifier: AGPL-3.0-or-later
// The one AEAD of doc/sealing.md 1.2, opening side.
#pragma once

#include <optional>

#include "seal/lock.h"

namespace unseal {

std::optional<seal::Bytes> unlock(const seal::SecretBytes& key, const seal::Nonce& nonce,
                                  seal::ByteView associated, seal::ByteView sealed);
// For 32 secret bytes: they never touch memory that is not cleared.
std::optional<seal::SecretBytes> unlock_secret(const seal::SecretBytes& key, const seal::Nonce& nonce,
                                               seal::ByteView associated, seal::ByteView sealed);

}  // namespace unseal
