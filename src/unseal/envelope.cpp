// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "seal/contexts.h"
#include "seal/envelope_layout.h"
#include "unseal/unlock.h"
#include "unseal/unseal.h"

namespace unseal {
namespace {

using seal::SignerKind;

// 2.6 The smallest bucket, and nothing but zeros behind the text.
std::optional<ByteView> unpadded(ByteView padded) {
  seal::Reader reader{padded};
  const auto inner = reader.bytes(reader.number<std::uint32_t>());
  const auto smallest = std::ranges::lower_bound(seal::buckets, inner.size() + 4);
  if (inner.size() < seal::inner_overhead || *smallest != padded.size()) return std::nullopt;
  if (std::ranges::any_of(reader.rest(), [](auto byte) { return byte != 0; })) return std::nullopt;
  return inner;
}

struct Inner {
  std::uint8_t signer_kind;
  base::KeyId signer;
  seal::Signature signature;
  ByteView payload;
};

Inner read_inner(ByteView bytes) {
  seal::Reader reader{bytes};
  Inner inner{};
  inner.signer_kind = reader.number<std::uint8_t>();
  inner.signer = reader.id<base::KeyId>();
  inner.signature = reader.key<seal::Signature>();
  inner.payload = reader.rest();
  return inner;
}

// 2.5
bool signature_stands(const Inner& inner, ByteView header, seal::EnvelopeKind kind,
                      const SignerOfPayload& signer_key) {
  if (inner.signer_kind > static_cast<std::uint8_t>(SignerKind::person)) return false;
  const auto signer_kind = static_cast<SignerKind>(inner.signer_kind);
  if (!seal::signature_allowed(kind, signer_kind)) return false;
  if (signer_kind == SignerKind::none) return inner.signer.is_zero() && inner.signature == seal::Signature{};

  const auto key_kind =
      signer_kind == SignerKind::person ? seal::KeyKind::identity : seal::KeyKind::receipt_signer;
  const auto key = signer_key(key_kind, inner.signer, inner.payload);
  if (!key || seal::key_id(key_kind, key->view()) != inner.signer) return false;
  const auto digest = seal::signed_digest(header, inner.signer_kind, inner.signer, inner.payload);
  return seal::verify(*key, digest.view(), inner.signature);
}

}  // namespace

base::Result<Opened> open(const seal::Place& expected, ByteView envelope, const SecretBytes& content_key,
                          const SignerOfPayload& signer_key) {
  // 2.8 The reader says what this is; only the digest of the recipients is taken from the envelope.
  const auto outside = seal::read_outside(envelope);
  if (!outside) return refusal::does_not_open;
  const auto header = seal::header_of(expected, outside->recipients_digest);
  if (!seal::equal(header, envelope.first(seal::header_size))) return refusal::does_not_open;

  // 2.3
  const auto commitment = seal::keyed_hash(content_key.reveal(), seal::label::commitment, {header});
  if (!seal::equal(commitment.reveal(), envelope.subspan(seal::header_size, 32)))
    return refusal::does_not_open;

  // 2.4
  const auto key = seal::keyed_hash(content_key.reveal(), seal::label::body, {header});
  auto padded = unlock(key, seal::zero_nonce, envelope.first(seal::commitment_end),
                       envelope.subspan(seal::commitment_end));
  if (!padded) return refusal::does_not_open;
  const seal::Cleared held{std::move(*padded)};
  const auto text = unpadded(held.bytes);
  if (!text) return refusal::does_not_open;
  const auto inner = read_inner(*text);
  if (!signature_stands(inner, header, expected.kind, signer_key)) return refusal::does_not_open;

  Opened opened;
  opened.payload.assign(inner.payload.begin(), inner.payload.end());
  if (inner.signer_kind != 0)
    opened.signer_kind = inner.signer_kind == static_cast<std::uint8_t>(SignerKind::person)
                             ? seal::KeyKind::identity
                             : seal::KeyKind::receipt_signer;
  opened.signer = inner.signer;
  return opened;
}

base::Result<Opened> open(const seal::Place& expected, ByteView envelope, const SecretBytes& content_key,
                          const SignerKey& signer_key) {
  return open(expected, envelope, content_key,
              SignerOfPayload{
                  [&](seal::KeyKind kind, const base::KeyId& id, ByteView) { return signer_key(kind, id); }});
}

}  // namespace unseal
