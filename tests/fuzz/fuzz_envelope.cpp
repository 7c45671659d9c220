// SPDX-License-Identifier: AGPL-3.0-or-later
// Envelopes, wraps, chunks and backup headers from anybody. The padded inside of an envelope is reached by
// sealing the input under a known key first: otherwise the commitment would stop every guess.
#include <span>

#include "seal/backup.h"
#include "seal/contexts.h"
#include "seal/envelope_layout.h"
#include "seal/lock.h"
#include "unseal/unseal.h"

namespace {

using seal::ByteView;

const seal::Place place{{}, {}, seal::EnvelopeKind::message, 0};

void open_as_it_came(ByteView input, const seal::SecretBytes& key) {
  const auto nobody = [](seal::KeyKind, const base::KeyId&) {
    return std::optional<seal::SigningPublicKey>{};
  };
  (void)seal::read_outside(input);
  (void)seal::read_wrap(input);
  (void)seal::read_backup_header(input);
  (void)unseal::open(place, input, key, unseal::SignerKey{nobody});
  (void)unseal::open_chunk({}, key, 0, input.size(), input);
}

void open_what_is_inside(ByteView input, const seal::SecretBytes& key) {
  base::Bytes padded(input.begin(), input.end());
  padded.resize(padded.size() > 4096 ? 16384 : 4096);
  const auto header = seal::header_of(place, {});
  seal::Writer envelope{seal::envelope_overhead + padded.size()};
  envelope.bytes(header).bytes(seal::keyed_hash(key.reveal(), seal::label::commitment, {header}).reveal());
  const auto body = seal::keyed_hash(key.reveal(), seal::label::body, {header});
  envelope.bytes(seal::lock(body, seal::zero_nonce, envelope.view(), padded));
  const auto anybody = [](seal::KeyKind, const base::KeyId&) {
    return std::optional<seal::SigningPublicKey>{{}};
  };
  (void)unseal::open(place, envelope.view(), key, unseal::SignerKey{anybody});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto key = seal::SecretBytes::copy(base::Bytes(32, 1));
  const ByteView input{bytes, size};
  open_as_it_came(input, key);
  open_what_is_inside(input, key);
  return 0;
}
