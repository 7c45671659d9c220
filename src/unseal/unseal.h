// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening: secret keys. The intake door does not link this room, and a test of the build proves it.
// Opening never says why it failed.
#pragma once

#include <functional>
#include <optional>

#include "seal/envelope.h"
#include "seal/file.h"
#include "seal/statement.h"

namespace unseal {

using seal::Bytes;
using seal::ByteView;
using seal::SecretBytes;

namespace refusal {
inline constexpr base::Refusal does_not_open{base::Kind::invalid, "unseal.does_not_open"};
}

base::Result<SecretBytes> open_wrap(ByteView wrap, seal::KeyKind kind, const SecretBytes& seed,
                                    seal::WrapPurpose purpose, const seal::Digest& subject);

// A case key: its public half must be the stated one (3.4).
base::Result<SecretBytes> open_request_key(ByteView wrap, seal::KeyKind kind, const SecretBytes& seed,
                                           const base::OrganisationId& organisation,
                                           const seal::RequestKey& stated);

struct Opened {
  Bytes payload;
  seal::KeyKind signer_kind{};  // 0: nobody
  base::KeyId signer;
  ~Opened() { seal::clear(payload); }
  Opened() = default;
  Opened(Opened&&) = default;
  Opened& operator=(Opened&&) = default;
};

// `signer_key` gives the public key for a key id, or none; an envelope signed by an unknown key does not
// open.
using SignerKey =
    std::function<std::optional<seal::SigningPublicKey>(seal::KeyKind kind, const base::KeyId& id)>;

// For a request, which carries its receipt's signer key in its own payload (2.5).
using SignerOfPayload = std::function<std::optional<seal::SigningPublicKey>(
    seal::KeyKind kind, const base::KeyId& id, ByteView payload)>;

base::Result<Opened> open(const seal::Place& expected, ByteView envelope, const SecretBytes& content_key,
                          const SignerKey& signer_key);
base::Result<Opened> open(const seal::Place& expected, ByteView envelope, const SecretBytes& content_key,
                          const SignerOfPayload& signer_key);

// The true bytes of chunk `index`, padding checked and cut off: none for a chunk that is padding alone.
base::Result<Bytes> open_chunk(const seal::FilePlace& place, const SecretBytes& file_key, std::uint64_t index,
                               std::uint64_t true_size, ByteView sealed);
// Without padding and without knowing the size before the end: chunks of backups (10.1).
base::Result<Bytes> open_chunk_alone(const seal::FilePlace& place, const SecretBytes& file_key,
                                     std::uint64_t index, std::optional<std::uint64_t> true_size_if_final,
                                     ByteView sealed);

}  // namespace unseal
