// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/envelope.h"

#include <algorithm>
#include <set>

#include "seal/batch.h"
#include "seal/contexts.h"
#include "seal/envelope_layout.h"
#include "seal/lock.h"

namespace seal {
namespace {

std::optional<std::size_t> bucket_for(std::size_t inner) {
  for (const auto bucket : buckets)
    if (inner + 4 <= bucket) return bucket;
  return std::nullopt;
}

// 2.5
bool may_sign(EnvelopeKind kind, const Signer* signer) {
  return signature_allowed(kind, signer == nullptr ? SignerKind::none : signer_kind(signer->kind));
}

// 2.5, 2.6
Bytes padded_inner(ByteView header, ByteView payload, const Signer* signer, std::size_t bucket) {
  const auto kind =
      static_cast<std::uint8_t>(signer == nullptr ? SignerKind::none : signer_kind(signer->kind));
  base::KeyId id;
  Signature signature;
  if (signer != nullptr) {
    id = key_id(signer->kind, signing_public(signer->seed).view());
    signature = sign(signer->seed, signed_digest(header, kind, id, payload).view());
  }
  Writer inner{bucket};
  inner.number(static_cast<std::uint32_t>(inner_overhead + payload.size()));
  inner.number(kind).bytes(id.raw()).bytes(signature.view()).bytes(payload);
  inner.zeros(bucket - inner.view().size());
  return inner.take();
}

}  // namespace

Direction direction_of(EnvelopeKind kind) {
  switch (kind) {
    case EnvelopeKind::request:
    case EnvelopeKind::message: return Direction::inward;
    case EnvelopeKind::answer: return Direction::outward;
    case EnvelopeKind::note:
    case EnvelopeKind::sheet: return Direction::inside;
  }
  CHECK(false);
}

Bytes header_of(const Place& place, const Digest& recipients) {
  Writer header{header_size};
  header.number(std::uint8_t{1}).number(static_cast<std::uint8_t>(place.kind));
  header.number(static_cast<std::uint8_t>(direction_of(place.kind)));
  header.bytes(place.organisation.raw()).bytes(place.request.raw()).number(place.sequence);
  header.number(std::uint8_t{1}).bytes(recipients.view());
  return header.take();
}

Digest signed_digest(ByteView header, std::uint8_t signer_kind, const base::KeyId& signer, ByteView payload) {
  return hash(label::signed_text, {header, little(signer_kind), signer.raw(), payload});
}

bool signature_allowed(EnvelopeKind kind, SignerKind signer) {
  switch (signer) {
    case SignerKind::none: return kind == EnvelopeKind::request;
    case SignerKind::receipt: return kind == EnvelopeKind::request || kind == EnvelopeKind::message;
    case SignerKind::person: return true;
  }
  return false;
}

SignerKind signer_kind(KeyKind kind) {
  CHECK(kind == KeyKind::receipt_signer || kind == KeyKind::identity);
  return kind == KeyKind::identity ? SignerKind::person : SignerKind::receipt;
}

Digest recipients_digest(std::vector<base::KeyId> recipients) {
  std::ranges::sort(recipients);
  const auto repeated = std::ranges::unique(recipients);
  recipients.erase(repeated.begin(), repeated.end());
  std::vector<ByteView> parts;
  for (const auto& id : recipients) parts.emplace_back(id.raw());
  return hash(label::recipients, parts);
}

base::Result<SealedEnvelope> close(const Place& place, ByteView payload, const Signer* signer,
                                   const std::vector<Recipient>& recipients) {
  Batch alone;
  return close_in(alone, place, payload, signer, recipients);
}

base::Result<SealedEnvelope> close_in(Batch& batch, const Place& place, ByteView payload,
                                      const Signer* signer, const std::vector<Recipient>& recipients) {
  CHECK(!recipients.empty() && may_sign(place.kind, signer));
  const auto bucket = bucket_for(inner_overhead + payload.size());
  if (!bucket) return refusal::text_too_long;

  std::vector<base::KeyId> ids;
  for (const auto& recipient : recipients) ids.push_back(recipient.id());
  const auto header = header_of(place, recipients_digest(ids));
  const auto content_key = SecretBytes::fresh();
  const Cleared inner{padded_inner(header, payload, signer, *bucket)};

  Writer envelope{envelope_overhead + *bucket};
  envelope.bytes(header).bytes(keyed_hash(content_key.reveal(), label::commitment, {header}).reveal());
  envelope.bytes(lock(keyed_hash(content_key.reveal(), label::body, {header}), zero_nonce, envelope.view(),
                      inner.bytes));

  SealedEnvelope sealed{envelope.take(), {}};
  const auto subject = envelope_subject(sealed.bytes);
  std::set<base::KeyId> done;
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (done.insert(ids[i]).second)
      sealed.wraps.push_back(wrap_in(batch, content_key, recipients[i], WrapPurpose::content_key, subject));
  return sealed;
}

base::Result<Outside> read_outside(ByteView envelope) {
  const auto bucket = envelope.size() - std::min(envelope.size(), envelope_overhead);
  if (std::ranges::find(buckets, bucket) == buckets.end()) return refusal::not_sealed;

  Reader reader{envelope.first(header_size)};
  const auto version = reader.number<std::uint8_t>();
  const auto kind = reader.number<std::uint8_t>();
  const auto direction = reader.number<std::uint8_t>();
  Outside outside;
  outside.place.organisation = reader.id<base::OrganisationId>();
  outside.place.request = reader.id<base::RequestId>();
  outside.place.kind = static_cast<EnvelopeKind>(kind);
  outside.place.sequence = reader.number<std::uint64_t>();
  const auto final = reader.number<std::uint8_t>();
  outside.recipients_digest = reader.key<Digest>();
  outside.bucket = bucket;

  if (version != 1 || final != 1 || kind < 1 || kind > 5) return refusal::not_sealed;
  if (direction != static_cast<std::uint8_t>(direction_of(outside.place.kind))) return refusal::not_sealed;
  return outside;
}

}  // namespace seal
