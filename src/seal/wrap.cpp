// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/batch.h"
#include "seal/contexts.h"
#include "seal/envelope_layout.h"
#include "seal/lock.h"

namespace seal {

Digest envelope_subject(ByteView envelope) {
  CHECK(envelope.size() >= commitment_end);
  return hash(label::subject_envelope, {envelope.first(commitment_end)});
}

Digest request_key_subject(const base::OrganisationId& organisation, const base::RequestId& request,
                           std::uint32_t generation, const SealingPublicKey& key) {
  return hash(label::subject_case_key, {organisation.raw(), request.raw(), little(generation), key.view()});
}

SecretBytes wrap_key(const SecretBytes& shared, ByteView wrap, const Digest& subject,
                     const SealingPublicKey& recipient) {
  return keyed_hash(shared.reveal(), label::wrap,
                    {wrap.first(wrap_head_size), subject.view(),
                     wrap.subspan(wrap_head_size, xwing::ciphertext_size), recipient.view()});
}

Bytes wrap_associated(ByteView wrap, const Digest& subject) {
  Writer associated{wrap_head_size + Digest::size};
  return associated.bytes(wrap.first(wrap_head_size)).bytes(subject.view()).take();
}

Wrap wrap(const SecretBytes& secret, const Recipient& recipient, WrapPurpose purpose, const Digest& subject) {
  Batch alone;
  return wrap_in(alone, secret, recipient, purpose, subject);
}

Wrap wrap_in(Batch& batch, const SecretBytes& secret, const Recipient& recipient, WrapPurpose purpose,
             const Digest& subject) {
  const auto id = recipient.id();
  const auto& encapsulated = batch.to(recipient);
  Writer out{wrap_size};
  out.number(std::uint8_t{1}).number(static_cast<std::uint8_t>(purpose));
  out.number(static_cast<std::uint8_t>(recipient.kind)).bytes(id.raw()).bytes(encapsulated.ciphertext);
  const auto key = wrap_key(encapsulated.shared, out.view(), subject, recipient.key);
  out.bytes(lock(key, zero_nonce, wrap_associated(out.view(), subject), secret.reveal()));
  return {recipient.kind, id, out.take()};
}

base::Result<Wrap> read_wrap(ByteView wrap) {
  if (wrap.size() != wrap_size) return refusal::not_sealed;
  Reader reader{wrap};
  const auto version = reader.number<std::uint8_t>();
  const auto purpose = reader.number<std::uint8_t>();
  const auto kind = reader.number<std::uint8_t>();
  const auto recipient = reader.id<base::KeyId>();
  if (version != 1 || purpose < 1 || purpose > 4) return refusal::not_sealed;
  if (kind < static_cast<std::uint8_t>(KeyKind::epoch) || kind > static_cast<std::uint8_t>(KeyKind::recovery))
    return refusal::not_sealed;
  return Wrap{static_cast<KeyKind>(kind), recipient, Bytes{wrap.begin(), wrap.end()}};
}

}  // namespace seal
