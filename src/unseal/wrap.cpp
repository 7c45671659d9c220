// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/envelope_layout.h"
#include "unseal/decapsulate.h"
#include "unseal/unlock.h"
#include "unseal/unseal.h"

extern "C" {
#include <clean/kem.h>
}

namespace unseal {
SecretBytes decapsulate(const seal::xwing::Pair& pair,
                        std::span<const std::uint8_t, seal::xwing::ciphertext_size> ciphertext) {
  const auto ephemeral = ciphertext.last<32>();
  seal::xwing::Shared mlkem;
  PQCLEAN_MLKEM768_CLEAN_crypto_kem_dec(mlkem.data(), ciphertext.data(), pair.mlkem_secret.data());
  auto classical = seal::xwing::x25519(pair.x25519_secret, ephemeral);
  return seal::xwing::combine(mlkem, classical, ephemeral, pair.open);
}

base::Result<SecretBytes> open_wrap(ByteView wrap, seal::KeyKind kind, const SecretBytes& seed,
                                    seal::WrapPurpose purpose, const seal::Digest& subject) {
  // 3.1
  const auto outside = seal::read_wrap(wrap);
  if (!outside || outside->recipient_kind != kind) return refusal::does_not_open;
  if (wrap[1] != static_cast<std::uint8_t>(purpose)) return refusal::does_not_open;
  const seal::xwing::Pair pair{seed};
  if (outside->recipient != seal::key_id(kind, pair.open.view())) return refusal::does_not_open;

  // 3.3
  const auto ciphertext = wrap.subspan<seal::wrap_head_size, seal::xwing::ciphertext_size>();
  const auto key = seal::wrap_key(decapsulate(pair, ciphertext), wrap, subject, pair.open);
  const auto sealed = wrap.subspan(seal::wrap_head_size + seal::xwing::ciphertext_size);
  auto secret = unlock_secret(key, seal::zero_nonce, seal::wrap_associated(wrap, subject), sealed);
  if (!secret) return refusal::does_not_open;
  return std::move(*secret);
}

base::Result<SecretBytes> open_request_key(ByteView wrap, seal::KeyKind kind, const SecretBytes& seed,
                                           const base::OrganisationId& organisation,
                                           const seal::RequestKey& stated) {
  const auto subject = seal::request_key_subject(organisation, stated.request, stated.generation, stated.key);
  auto secret = TRY(open_wrap(wrap, kind, seed, seal::WrapPurpose::request_key, subject));
  // 3.4
  if (seal::sealing_public(secret) != stated.key) return refusal::does_not_open;
  return secret;
}

}  // namespace unseal
