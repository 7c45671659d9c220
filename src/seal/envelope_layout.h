// SPDX-License-Identifier: AGPL-3.0-or-later
// What closing and opening an envelope must agree on. doc/sealing.md section 2. For seal/ and unseal/ only.
#pragma once

#include "seal/envelope.h"
#include "seal/layout.h"

namespace seal {

constexpr std::array<std::size_t, 3> buckets{4096, 16384, 65536};
constexpr std::size_t commitment_end = header_size + 32;
constexpr std::size_t inner_overhead = 1 + 16 + 64;

enum class SignerKind : std::uint8_t { none = 0, receipt = 1, person = 2 };
SignerKind signer_kind(KeyKind kind);
bool signature_allowed(EnvelopeKind kind, SignerKind signer);

Bytes header_of(const Place& place, const Digest& recipients);
Digest signed_digest(ByteView header, std::uint8_t signer_kind, const base::KeyId& signer, ByteView payload);

constexpr std::size_t wrap_head_size = 19;
constexpr std::size_t wrap_size = 1187;
// 3.3
SecretBytes wrap_key(const SecretBytes& shared, ByteView wrap, const Digest& subject,
                     const SealingPublicKey& recipient);
Bytes wrap_associated(ByteView wrap, const Digest& subject);

}  // namespace seal
