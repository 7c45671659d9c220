// SPDX-License-Identifier: AGPL-3.0-or-later
#include "passkey/passkey.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <memory>

#include "base/result.h"

namespace passkey {
namespace {

// Above what authenticators and browsers make; below what anybody would make us work on.
constexpr std::size_t most_client_data = 4096, most_authenticator_data = 4096, most_signature = 256;
constexpr std::size_t host_hash_size = 32;
// WebAuthn 6.1: hash of the host, flags, counter; then, of a new key, its maker, the length of its id, its
// id, its public half.
constexpr std::size_t flags_at = 32, head_size = 37, id_length_at = 53, id_at = 55;
constexpr std::uint8_t touched = 1, has_key = 0x40, has_extensions = 0x80;

// How CTAP2 writes a public key, up to its first coordinate. libcbor sets aside as much memory as the bytes
// claim to need, so it is given nothing but these, and of an answer nothing at all.
struct Written {
  std::array<std::uint8_t, 10> start;
  std::size_t size;
};
constexpr Written es256_written{{0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20}, 77};
constexpr Written eddsa_written{{0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 0x20}, 42};
constexpr std::array<std::uint8_t, 3> es256_middle{0x22, 0x58, 0x20};

template <class T, void (*release)(T**)>
struct Release {
  void operator()(T* held) const { release(&held); }
};
template <class T, void (*release)(T**)>
using Held = std::unique_ptr<T, Release<T, release>>;

// The library is told once that it need not speak to any device.
void begin() {
  static const bool begun = (fido_init(FIDO_DISABLE_U2F_FALLBACK), true);
  (void)begun;
}

std::string_view member(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  const auto* text = value ? value->if_string() : nullptr;
  return text ? std::string_view{*text} : std::string_view{};
}

// 7.1 steps 7 to 11, 7.2 steps 11 to 14: what the browser says that it was asked, by whom, for what.
bool says(base::ByteView client_data, std::string_view type, const Place& place, base::ByteView challenge) {
  if (client_data.size() > most_client_data) return false;
  boost::json::parse_options options;
  options.max_depth = 4;
  boost::system::error_code error;
  const auto parsed = boost::json::parse(base::text(client_data), error, {}, options);
  const auto* object = error ? nullptr : parsed.if_object();
  if (object == nullptr) return false;
  // The desk stands in nobody's frame.
  const auto* crossed = object->if_contains("crossOrigin");
  if ((crossed != nullptr && *crossed != false) || object->contains("topOrigin")) return false;
  return member(*object, "type") == type && member(*object, "origin") == place.origin &&
         member(*object, "challenge") == base::to_base64url(challenge);
}

bool is_for_host(base::ByteView authenticator_data, const std::string& host_id) {
  std::array<std::uint8_t, host_hash_size> hash;
  CHECK(EVP_Q_digest(nullptr, "SHA256", nullptr, host_id.data(), host_id.size(), hash.data(), nullptr) == 1);
  return authenticator_data.size() > hash.size() &&
         std::ranges::equal(authenticator_data.first(hash.size()), hash);
}

int algorithm(Kind kind) { return kind == Kind::es256 ? COSE_ES256 : COSE_EDDSA; }

// Calls with the library's form of the key; false when it is none, such as a point that is not on its curve.
template <class Use>
bool with_public(Kind kind, base::ByteView bytes, Use use) {
  if (kind == Kind::es256) {
    const Held<es256_pk_t, es256_pk_free> key{es256_pk_new()};
    CHECK(key != nullptr);
    return bytes.size() == 64 && es256_pk_from_ptr(key.get(), bytes.data(), bytes.size()) == FIDO_OK &&
           use(key.get());
  }
  const Held<eddsa_pk_t, eddsa_pk_free> key{eddsa_pk_new()};
  CHECK(key != nullptr);
  return bytes.size() == 32 && eddsa_pk_from_ptr(key.get(), bytes.data(), bytes.size()) == FIDO_OK &&
         use(key.get());
}

const Written& written(Kind kind) { return kind == Kind::es256 ? es256_written : eddsa_written; }

bool starts(base::ByteView bytes, base::ByteView start) {
  return bytes.size() >= start.size() && std::ranges::equal(bytes.first(start.size()), start);
}

// Without what follows the key, which is not asked for and which nobody has signed.
std::optional<base::Bytes> cut_to_key(Kind kind, base::ByteView data) {
  if (data.size() < id_at || (data[flags_at] & has_key) == 0) return std::nullopt;
  const std::size_t key_at = id_at + data[id_length_at] * std::size_t{256} + data[id_length_at + 1];
  const auto& its = written(kind);
  if (data.size() < key_at + its.size) return std::nullopt;
  const auto key = data.subspan(key_at, its.size);
  const bool is_ours =
      starts(key, its.start) && (kind == Kind::eddsa || starts(key.subspan(42), es256_middle));
  if (!is_ours) return std::nullopt;
  base::Bytes cut{data.begin(), data.begin() + static_cast<std::ptrdiff_t>(key_at + its.size)};
  cut[flags_at] &= static_cast<std::uint8_t>(~has_extensions);
  return cut;
}

std::optional<Key> read_key(Kind kind, base::ByteView authenticator_data) {
  const auto data = cut_to_key(kind, authenticator_data);
  const Held<fido_cred_t, fido_cred_free> made{fido_cred_new()};
  CHECK(made != nullptr);
  if (!data || fido_cred_set_type(made.get(), algorithm(kind)) != FIDO_OK ||
      fido_cred_set_authdata_raw(made.get(), data->data(), data->size()) != FIDO_OK)
    return std::nullopt;
  if ((fido_cred_flags(made.get()) & touched) == 0 || fido_cred_id_len(made.get()) == 0) return std::nullopt;
  const auto* id = fido_cred_id_ptr(made.get());
  const auto* public_key = fido_cred_pubkey_ptr(made.get());
  Key key{.id = {id, id + fido_cred_id_len(made.get())},
          .kind = kind,
          .public_key = {public_key, public_key + fido_cred_pubkey_len(made.get())},
          .counter = fido_cred_sigcount(made.get())};
  if (!with_public(kind, key.public_key, [](const void*) { return true; })) return std::nullopt;
  return key;
}

}  // namespace

std::string_view word(Kind kind) { return kind == Kind::es256 ? "es256" : "eddsa"; }

std::optional<Kind> kind(std::string_view written) {
  for (const auto one : {Kind::es256, Kind::eddsa})
    if (word(one) == written) return one;
  return std::nullopt;
}

std::optional<Key> read_made(const Place& place, base::ByteView challenge, const Made& made) {
  begin();
  const auto& data = made.authenticator_data;
  if (data.size() > most_authenticator_data || !says(made.client_data, "webauthn.create", place, challenge) ||
      !is_for_host(data, place.host_id))
    return std::nullopt;
  for (const auto one : {Kind::es256, Kind::eddsa})
    if (auto key = read_key(one, data)) return key;
  return std::nullopt;
}

Verified verify(const Place& place, base::ByteView challenge, const Key& key, const Shown& shown) {
  begin();
  const auto& data = shown.authenticator_data;
  if (data.size() != head_size || (data[flags_at] & (has_key | has_extensions)) != 0 ||
      shown.signature.size() > most_signature || !says(shown.client_data, "webauthn.get", place, challenge))
    return {};
  const Held<fido_assert_t, fido_assert_free> held{fido_assert_new()};
  CHECK(held != nullptr);
  auto* said = held.get();
  // The library compares the host and sees that somebody touched the key.
  const bool is_read =
      fido_assert_set_rp(said, place.host_id.c_str()) == FIDO_OK &&
      fido_assert_set_clientdata(said, shown.client_data.data(), shown.client_data.size()) == FIDO_OK &&
      fido_assert_set_count(said, 1) == FIDO_OK && fido_assert_set_up(said, FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_authdata_raw(said, 0, data.data(), data.size()) == FIDO_OK &&
      fido_assert_set_sig(said, 0, shown.signature.data(), shown.signature.size()) == FIDO_OK;
  if (!is_read || !with_public(key.kind, key.public_key, [&](const void* its) {
        return fido_assert_verify(said, 0, algorithm(key.kind), its) == FIDO_OK;
      }))
    return {};
  const std::int64_t counter = fido_assert_sigcount(said, 0);
  if (goes_back(key.counter, counter)) return {.verdict = Verdict::counter_back, .counter = counter};
  return {.verdict = Verdict::accepted, .counter = counter};
}

}  // namespace passkey
