// SPDX-License-Identifier: AGPL-3.0-or-later
// What sealing and opening a chunk must agree on. doc/sealing.md 4.4. For seal/ and unseal/ only.
#pragma once

#include "seal/contexts.h"
#include "seal/file.h"
#include "seal/layout.h"
#include "seal/lock.h"

namespace seal {

struct ChunkSeal {
  SecretBytes key;
  Nonce nonce;
  Bytes associated;
};
ChunkSeal chunk_seal(const FilePlace& place, const SecretBytes& file_key, std::uint64_t index,
                     std::optional<std::uint64_t> true_size_if_final);

}  // namespace seal
