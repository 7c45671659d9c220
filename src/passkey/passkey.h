// SPDX-License-Identifier: AGPL-3.0-or-later
// What an authenticator (a hardware key, a passkey) says through a browser, held against what was asked of
// it: WebAuthn Level 3, 7.1 and 7.2. libfido2 reads and verifies; only this room includes it.
// doc/sealing.md 6.10.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace passkey {

// Whose desk it is, from the settings: an authenticator answers for no other.
struct Place {
  std::string origin;   // https://desk.example.org
  std::string host_id;  // desk.example.org; WebAuthn calls it the relying party's id
};

enum class Kind { es256, eddsa };
std::string_view word(Kind kind);
std::optional<Kind> kind(std::string_view word);

struct Key {
  base::Bytes id;
  Kind kind = Kind::es256;
  base::Bytes public_key;  // 64 bytes (x, y), or 32
  std::int64_t counter = 0;
};

// What the browser hands over after making one. What it says of the maker (attestation) is not asked for and
// not read.
struct Made {
  base::Bytes client_data;
  base::Bytes authenticator_data;
};

struct Shown {
  base::Bytes client_data;
  base::Bytes authenticator_data;
  base::Bytes signature;
};

// None when anything is wrong: another challenge, origin or host, nobody touched it, a kind of key that is
// not ours.
std::optional<Key> read_made(const Place& place, base::ByteView challenge, const Made& made);

enum class Verdict {
  refused,
  counter_back,  // the signature is right but the counter is not above the last one: there may be two of this
                 // key
  accepted,
};
struct Verified {
  Verdict verdict = Verdict::refused;
  std::int64_t counter = 0;  // to be remembered when accepted
};
Verified verify(const Place& place, base::ByteView challenge, const Key& key, const Shown& shown);

// A key that always says nought counts nothing; any other counts up.
constexpr bool goes_back(std::int64_t before, std::int64_t now) {
  return (before != 0 || now != 0) && now <= before;
}

}  // namespace passkey
