// SPDX-License-Identifier: AGPL-3.0-or-later
// The static files of a release and who vouches for them. doc/sealing.md section 16.
#pragma once

#include <string>

#include "seal/keys.h"

namespace seal {

// As `b2sum -l 256` prints it.
std::string file_digest(ByteView content);

Signature sign_manifest(const SecretBytes& release_seed, ByteView manifest);
bool verify_manifest(const SigningPublicKey& release, ByteView manifest, const Signature& signature);

}  // namespace seal
