// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/unlock.h"

#include <sodium.h>

namespace unseal {

std::optional<seal::Bytes> unlock(const seal::SecretBytes& key, const seal::Nonce& nonce,
                                  seal::ByteView associated, seal::ByteView sealed) {
  if (sealed.size() < seal::tag_size) return std::nullopt;
  seal::Bytes plain(sealed.size() - seal::tag_size);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.data(), nullptr, nullptr, sealed.data(), sealed.size(), associated.data(), associated.size(),
      nonce.data(), key.reveal().data());
  if (opened != 0) return std::nullopt;
  return plain;
}

std::optional<seal::SecretBytes> unlock_secret(const seal::SecretBytes& key, const seal::Nonce& nonce,
                                               seal::ByteView associated, seal::ByteView sealed) {
  if (sealed.size() != seal::SecretBytes::size + seal::tag_size) return std::nullopt;
  auto plain = unlock(key, nonce, associated, sealed);
  if (!plain) return std::nullopt;
  return seal::SecretBytes::take(*plain);
}

}  // namespace unseal
