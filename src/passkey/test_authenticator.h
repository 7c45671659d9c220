// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of any room: an authenticator, and the browser before it.
#pragma once

#include <openssl/evp.h>

#include "passkey/passkey.h"
#include "seal/keys.h"

namespace passkey {

using base::Bytes;

inline Bytes hex(std::string_view text) { return base::from_hex(text).value(); }
inline Bytes joined(std::initializer_list<base::ByteView> parts) {
  Bytes all;
  for (const auto part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}
inline Bytes bytes(std::string_view text) { return joined({base::view(text)}); }
inline Bytes sha256(base::ByteView of) {
  Bytes hash(32);
  EVP_Q_digest(nullptr, "SHA256", nullptr, of.data(), of.size(), hash.data(), nullptr);
  return hash;
}

// An authenticator with an Ed25519 key of libsodium.
struct Authenticator {
  std::uint8_t number = 1;  // its secret is made of it
  Bytes id = Bytes(32, 9);
  Bytes challenge = Bytes(32, 5);
  std::string host = "example.org", origin = "https://example.org", more = "";
  std::uint8_t flags = 1;
  std::uint8_t counter = 7;
  Bytes after = {};  // what follows when it is shown

  seal::SecretBytes seed() const { return seal::SecretBytes::copy(Bytes(32, number)); }
  Bytes client_data(std::string_view type) const {
    return bytes("{\"type\":\"" + std::string{type} + "\",\"challenge\":\"" + base::to_base64url(challenge) +
                 "\",\"origin\":\"" + origin + "\"" + more + "}");
  }
  Bytes head(std::uint8_t extra) const {
    const auto host_hash = sha256(base::view(host));
    const Bytes rest{static_cast<std::uint8_t>(flags | extra), 0, 0, 0, counter};
    return joined({host_hash, rest});
  }
  Made make() const {
    const auto key = seal::signing_public(seed());
    return {.client_data = client_data("webauthn.create"),
            .authenticator_data =
                joined({head(0x40), Bytes(16), Bytes{0, 32}, id, hex("a4010103272006215820"), key.view()})};
  }
  Shown show() const {
    Shown shown{.client_data = client_data("webauthn.get"),
                .authenticator_data = joined({head(0), after}),
                .signature = {}};
    const auto hash = sha256(shown.client_data);
    const auto signature = seal::sign(seed(), joined({shown.authenticator_data, hash}));
    shown.signature = joined({signature.view()});
    return shown;
  }
};

}  // namespace passkey
