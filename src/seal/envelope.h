// SPDX-License-Identifier: AGPL-3.0-or-later
// Closing envelopes and wraps: public keys only. doc/sealing.md sections 2 and 3.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "seal/keys.h"

namespace seal {

enum class EnvelopeKind : std::uint8_t { request = 1, message = 2, answer = 3, note = 4, sheet = 5 };
enum class Direction : std::uint8_t { inward = 1, outward = 2, inside = 3 };
Direction direction_of(EnvelopeKind kind);

constexpr std::size_t header_size = 76;
constexpr std::size_t envelope_overhead = 108 + 16;
constexpr std::size_t most_payload = 65451;

struct Place {  // what an envelope belongs to; the reader states it, nothing is believed
  base::OrganisationId organisation;
  base::RequestId request;
  EnvelopeKind kind;
  std::uint64_t sequence = 0;
};

struct Recipient {
  KeyKind kind;
  SealingPublicKey key;
  base::KeyId id() const { return key_id(kind, key.view()); }
};

struct Signer {
  KeyKind kind;  // receipt_signer or identity
  const SecretBytes& seed;
};

struct Wrap {
  KeyKind recipient_kind;
  base::KeyId recipient;
  Bytes bytes;  // 1187
};

struct SealedEnvelope {
  Bytes bytes;
  std::vector<Wrap> wraps;
};

namespace refusal {
inline constexpr base::Refusal text_too_long{base::Kind::too_large, "seal.text_too_long"};
inline constexpr base::Refusal not_sealed{base::Kind::invalid, "seal.not_sealed"};
}  // namespace refusal

// The signer is null for requests nobody signs, and never otherwise (doc/sealing.md 2.5).
base::Result<SealedEnvelope> close(const Place& place, ByteView payload, const Signer* signer,
                                   const std::vector<Recipient>& recipients);
class Batch;
base::Result<SealedEnvelope> close_in(Batch& batch, const Place& place, ByteView payload,
                                      const Signer* signer, const std::vector<Recipient>& recipients);

// What the outside of an envelope says, checked for form only: sizes, version, kinds. The server's view.
struct Outside {
  Place place;
  Digest recipients_digest{};
  std::size_t bucket = 0;  // 4096, 16384 or 65536
};
base::Result<Outside> read_outside(ByteView envelope);
Digest recipients_digest(std::vector<base::KeyId> recipients);
// The wrap's own header agrees with what is claimed.
base::Result<Wrap> read_wrap(ByteView wrap);

enum class WrapPurpose : std::uint8_t {
  content_key = 1,
  request_key = 2,
  backup_key = 3,
  instructions_share = 4
};
Digest envelope_subject(ByteView envelope);
Digest request_key_subject(const base::OrganisationId& organisation, const base::RequestId& request,
                           std::uint32_t generation, const SealingPublicKey& key);
Wrap wrap(const SecretBytes& secret, const Recipient& recipient, WrapPurpose purpose, const Digest& subject);
Wrap wrap_in(Batch& batch, const SecretBytes& secret, const Recipient& recipient, WrapPurpose purpose,
             const Digest& subject);

}  // namespace seal
