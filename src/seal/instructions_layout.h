// SPDX-License-Identifier: AGPL-3.0-or-later
// What closing and opening instructions must agree on (doc/sealing.md section 17). For seal/ and unseal/
// only.
#pragma once

#include "seal/instructions.h"
#include "seal/layout.h"

namespace seal {

constexpr std::array<std::size_t, 2> instruction_buckets{4096, 16384};
constexpr std::size_t instructions_header_size = 51;
constexpr std::size_t instructions_body_at = instructions_header_size + 32;
constexpr std::size_t written_share_size = 55;

Bytes instructions_header(const InstructionsPlace& place);
Digest written_share_check(ByteView before);

}  // namespace seal
