// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/lock.h"

#include <sodium.h>

namespace seal {

Nonce fresh_nonce() {
  Nonce nonce;
  fill_random(nonce);
  return nonce;
}

Bytes lock(const SecretBytes& key, const Nonce& nonce, ByteView associated, ByteView plain) {
  Bytes sealed(plain.size() + tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(),
                                             associated.data(), associated.size(), nullptr, nonce.data(),
                                             key.reveal().data());
  return sealed;
}

}  // namespace seal
