// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys as values. Public ones can be compared and stored; secret ones are move-only, in locked memory,
// cleared when they die, and have no text, no comparison and no log form. doc/sealing.md sections 1 and 5.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"

namespace seal {

using base::Bytes;
using base::ByteView;

// Must run once before anything else: initialises libsodium and runs the known answers (doc/sealing.md 1.2);
// a machine on which they fail stops with a bug.
void start();

template <std::size_t Size, class Tag>
struct PublicBytes {
  std::array<std::uint8_t, Size> bytes{};

  static constexpr std::size_t size = Size;
  static std::optional<PublicBytes> from(ByteView view) {
    if (view.size() != Size) return std::nullopt;
    PublicBytes out;
    std::copy(view.begin(), view.end(), out.bytes.begin());
    return out;
  }
  ByteView view() const { return bytes; }
  friend auto operator<=>(const PublicBytes&, const PublicBytes&) = default;
};

using SealingPublicKey = PublicBytes<1216, struct SealingTag>;  // X-Wing
using SigningPublicKey = PublicBytes<32, struct SigningTag>;    // Ed25519
using Signature = PublicBytes<64, struct SignatureTag>;
using Digest = PublicBytes<32, struct DigestTag>;  // BLAKE2b-256

// 32 secret bytes: a seed, a content key, a shared secret.
class SecretBytes {
 public:
  static constexpr std::size_t size = 32;
  static SecretBytes fresh();
  // Clears `from`.
  static SecretBytes take(std::span<std::uint8_t> from);
  static SecretBytes copy(ByteView from);

  SecretBytes(SecretBytes&&) noexcept;
  SecretBytes& operator=(SecretBytes&&) noexcept;
  ~SecretBytes();

  ByteView reveal() const;  // only for this room, unseal/ and the ceremony that prints shares
  SecretBytes duplicate() const;

 private:
  SecretBytes();
  std::uint8_t* locked_ = nullptr;
};

enum class KeyKind : std::uint8_t {
  epoch = 1,
  person = 2,
  request = 3,
  reader = 4,
  recovery = 5,
  identity = 6,
  appointment = 7,
  root = 8,
  receipt_signer = 9,
  trail = 10,
};

base::KeyId key_id(KeyKind kind, ByteView public_key);
base::OrganisationId organisation_of(const SigningPublicKey& root);

// doc/sealing.md 1.3. Labels come from seal/contexts.h only.
Digest hash(std::string_view label, std::initializer_list<ByteView> parts);
Digest hash(std::string_view label, std::span<const ByteView> parts);
// Without a label: of the files of pages, as their manifest has it and other tools compute it.
Digest plain_digest(ByteView bytes);
SecretBytes secret_hash(std::string_view label, std::initializer_list<ByteView> parts);
SecretBytes keyed_hash(ByteView key, std::string_view label, std::initializer_list<ByteView> parts);

// Public halves from seeds: allowed to the intake door, which makes receipts.
SealingPublicKey sealing_public(const SecretBytes& seed);
// Both halves are keys: numbers in range, a point that is not of small order (doc/sealing.md 1.2). Every
// statement is held to it, so that nobody can certify a key on which some devices seal and others stop.
bool is_sealing_key(const SealingPublicKey& key);
SigningPublicKey signing_public(const SecretBytes& seed);

Signature sign(const SecretBytes& seed, ByteView message);
bool verify(const SigningPublicKey& key, ByteView message, const Signature& signature);

// In constant time.
bool equal(ByteView one, ByteView other);
void clear(std::span<std::uint8_t> bytes);
void clear(std::string& text);
void fill_random(std::span<std::uint8_t> out);

}  // namespace seal
