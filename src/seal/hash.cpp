// SPDX-License-Identifier: AGPL-3.0-or-later
#include <sodium.h>

#include "seal/contexts.h"
#include "seal/keys.h"
#include "seal/layout.h"

namespace seal {
namespace {

using Parts = std::initializer_list<ByteView>;
using PartsView = std::span<const ByteView>;

// 1.3
std::array<std::uint8_t, 32> blake2b(ByteView key, std::string_view label, PartsView parts) {
  crypto_generichash_state state;
  const auto add = [&](ByteView piece) { crypto_generichash_update(&state, piece.data(), piece.size()); };

  crypto_generichash_init(&state, key.empty() ? nullptr : key.data(), key.size(), 32);
  add(base::view("havre/1/"));
  add(base::view(label));
  add(little(std::uint8_t{0}));
  for (const auto& part : parts) {
    add(little(static_cast<std::uint32_t>(part.size())));
    add(part);
  }
  std::array<std::uint8_t, 32> out;
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
  return out;
}

}  // namespace

Digest hash(std::string_view label, PartsView parts) { return {blake2b({}, label, parts)}; }
Digest hash(std::string_view label, Parts parts) { return hash(label, PartsView{parts}); }

Digest plain_digest(ByteView bytes) {
  Digest digest;
  crypto_generichash(digest.bytes.data(), digest.bytes.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

SecretBytes secret_hash(std::string_view label, Parts parts) {
  auto out = blake2b({}, label, PartsView{parts});
  return SecretBytes::take(out);
}

SecretBytes keyed_hash(ByteView key, std::string_view label, Parts parts) {
  auto out = blake2b(key, label, PartsView{parts});
  return SecretBytes::take(out);
}

base::KeyId key_id(KeyKind kind, ByteView public_key) {
  const auto digest = hash(label::key_id, {little(static_cast<std::uint8_t>(kind)), public_key});
  return *base::KeyId::from(digest.view().first(16));
}

base::OrganisationId organisation_of(const SigningPublicKey& root) {
  return *base::OrganisationId::from(hash(label::organisation, {root.view()}).view().first(16));
}

}  // namespace seal
