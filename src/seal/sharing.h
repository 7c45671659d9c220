// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets in parts: any k of n give them back, fewer say nothing (doc/sealing.md 9.2). GF(256) with
// x^8 + x^4 + x^3 + x + 1, in constant time: no tables, no branches on secrets. For seal/ and unseal/ only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "seal/keys.h"

namespace seal {

std::uint8_t field_times(std::uint8_t one, std::uint8_t other);
std::uint8_t field_inverse(std::uint8_t a);

// The parts of indices 1…n, each as long as the secret; the caller clears them. 2 <= k <= n <= 32.
std::vector<Bytes> split_secret(ByteView secret, int k, int n);

// Lagrange at zero: what the part of an index is multiplied by, given the indices of all used.
std::uint8_t share_weight(std::span<const std::uint8_t> indices, std::uint8_t index);

}  // namespace seal
