// SPDX-License-Identifier: AGPL-3.0-or-later
// What an authenticator and a browser say of a key, from whoever speaks to the desk: the input as the
// authenticator's data, under a browser's data that is right, and as the browser's data itself.
#include <cstdlib>

#include "passkey/passkey.h"

namespace {

const passkey::Place place{.origin = "https://example.org", .host_id = "example.org"};
const base::Bytes challenge(32);

base::Bytes client_data(const std::string& type) {
  const auto text = R"({"type":")" + type + R"(","origin":"https://example.org","challenge":")" +
                    base::to_base64url(challenge) + R"("})";
  return {text.begin(), text.end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::Bytes input{data, data + size};
  const auto key = passkey::read_made(place, challenge, {client_data("webauthn.create"), input});
  if (key && key->public_key.size() != (key->kind == passkey::Kind::es256 ? 64u : 32u)) std::abort();
  (void)passkey::read_made(place, challenge, {input, input});

  const passkey::Key ours{
      .id = {1}, .kind = passkey::Kind::eddsa, .public_key = base::Bytes(32, 1), .counter = 0};
  (void)passkey::verify(place, challenge, ours, {client_data("webauthn.get"), input, base::Bytes(64)});
  (void)passkey::verify(place, challenge, ours, {input, base::Bytes(37), input});
  return 0;
}
