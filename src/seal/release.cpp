// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/release.h"

#include <sodium.h>

#include "seal/contexts.h"

namespace seal {

// 16.1
std::string file_digest(ByteView content) {
  std::array<std::uint8_t, 32> digest;
  crypto_generichash(digest.data(), digest.size(), content.data(), content.size(), nullptr, 0);
  return base::to_hex(digest);
}

// 16.2
Signature sign_manifest(const SecretBytes& release_seed, ByteView manifest) {
  return sign(release_seed, hash(label::pages, {manifest}).view());
}

bool verify_manifest(const SigningPublicKey& release, ByteView manifest, const Signature& signature) {
  return verify(release, hash(label::pages, {manifest}).view(), signature);
}

}  // namespace seal
