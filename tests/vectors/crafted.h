// SPDX-License-Identifier: AGPL-3.0-or-later
// Envelopes as a hostile sender would make them: sealed correctly, wrong inside. Built from the pieces the
// real sealing uses, so that only the one stated thing is wrong.
#pragma once

#include "seal/contexts.h"
#include "seal/envelope_layout.h"
#include "seal/lock.h"

namespace crafted {

using seal::Bytes;
using seal::ByteView;

struct Inner {
  std::uint8_t signer_kind = 2;
  base::KeyId signer;
  seal::Signature signature;
  Bytes payload;
};

// Signed as it should be: by a person (2) or a receipt (1).
inline Inner honest(ByteView header, ByteView payload, const seal::SecretBytes& signer,
                    std::uint8_t kind = 2) {
  const auto key_kind = kind == 2 ? seal::KeyKind::identity : seal::KeyKind::receipt_signer;
  const auto id = seal::key_id(key_kind, seal::signing_public(signer).view());
  const auto signature = seal::sign(signer, seal::signed_digest(header, kind, id, payload).view());
  return {kind, id, signature, {payload.begin(), payload.end()}};
}

inline Bytes padded(const Inner& inner, std::size_t bucket, std::uint8_t last_byte = 0) {
  seal::Writer out{bucket};
  out.number(static_cast<std::uint32_t>(seal::inner_overhead + inner.payload.size()))
      .number(inner.signer_kind);
  out.bytes(inner.signer.raw()).bytes(inner.signature.view()).bytes(inner.payload);
  out.zeros(bucket - out.view().size());
  auto bytes = out.take();
  bytes.back() |= last_byte;
  return bytes;
}

inline Bytes envelope(ByteView header, ByteView padded_inner, const seal::SecretBytes& content_key) {
  seal::Writer out{header.size() + 32 + padded_inner.size() + seal::tag_size};
  out.bytes(header);
  out.bytes(seal::keyed_hash(content_key.reveal(), seal::label::commitment, {header}).reveal());
  const auto key = seal::keyed_hash(content_key.reveal(), seal::label::body, {header});
  out.bytes(seal::lock(key, seal::zero_nonce, out.view(), padded_inner));
  return out.take();
}

}  // namespace crafted
