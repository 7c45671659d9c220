// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/person.h"

#include <sodium.h>

#include "seal/contexts.h"
#include "seal/layout.h"
#include "seal/lock.h"
#include "seal/nine_bits.h"
#include "seal/text.h"
#include "unseal/unlock.h"

namespace unseal {
namespace {

namespace label = seal::label;

constexpr std::size_t keyring_size = 1 + 3 * SecretBytes::size;
constexpr std::size_t sealed_head_size = 1 + sizeof(seal::Nonce);
constexpr unsigned long long passes = 3;
constexpr std::size_t memory = std::size_t{64} << 20;

LoginSecrets login_secrets(const SecretBytes& master, const base::OrganisationId& organisation,
                           const base::PersonId& person) {
  return {seal::keyed_hash(master.reveal(), label::keyring, {organisation.raw(), person.raw()}),
          seal::keyed_hash(master.reveal(), label::login, {organisation.raw(), person.raw()})};
}

SecretBytes code_hash(std::string_view label, const base::OrganisationId& organisation,
                      const CodeNumbers& code) {
  auto bytes = seal::pack_nines(code);
  auto hashed = seal::secret_hash(label, {organisation.raw(), bytes});
  seal::clear(bytes);
  return hashed;
}

// 6.3, 6.4: version, nonce, AEAD.
Bytes seal_with_nonce(const SecretBytes& key, const seal::Digest& associated, ByteView plain) {
  const auto nonce = seal::fresh_nonce();
  seal::Writer out{sealed_head_size + plain.size() + seal::tag_size};
  out.number(std::uint8_t{1}).bytes(nonce).bytes(seal::lock(key, nonce, associated.view(), plain));
  return out.take();
}

std::optional<Bytes> open_with_nonce(const SecretBytes& key, const seal::Digest& associated,
                                     ByteView sealed) {
  seal::Reader reader{sealed};
  if (reader.number<std::uint8_t>() != 1) return std::nullopt;
  const auto nonce = reader.array<sizeof(seal::Nonce)>();
  return unlock(key, nonce, associated.view(), reader.rest());
}

seal::Digest keyring_associated(const base::OrganisationId& organisation, const base::PersonId& person) {
  return seal::hash(label::keyring_associated, {organisation.raw(), person.raw()});
}

SecretBytes vault_key(const SecretBytes& vault, std::string_view name) {
  return seal::keyed_hash(vault.reveal(), label::vault, {base::view(name)});
}

seal::Digest vault_associated(const base::OrganisationId& organisation, const base::PersonId& person,
                              std::string_view name) {
  return seal::hash(label::vault_associated, {organisation.raw(), person.raw(), base::view(name)});
}

}  // namespace

Keyring Keyring::fresh() { return {SecretBytes::fresh(), SecretBytes::fresh(), SecretBytes::fresh()}; }

LoginSecrets from_passphrase(const base::OrganisationId& organisation, const base::PersonId& person,
                             std::string_view passphrase, ByteView salt16) {
  CHECK(salt16.size() == crypto_pwhash_SALTBYTES);
  const seal::ClearedText typed{seal::normalised(passphrase, seal::NormalForm::compatible)};
  if (typed.view().empty()) throw base::Fault{"a passphrase must be UTF-8 and not empty"};
  std::array<std::uint8_t, SecretBytes::size> hashed;
  if (crypto_pwhash(hashed.data(), hashed.size(), typed.view().data(), typed.view().size(), salt16.data(),
                    passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw base::Fault{"no memory for the passphrase hash"};
  return login_secrets(SecretBytes::take(hashed), organisation, person);
}

LoginSecrets from_code(const base::OrganisationId& organisation, const base::PersonId& person,
                       const CodeNumbers& code) {
  return login_secrets(code_hash(label::code, organisation, code), organisation, person);
}

SecretBytes appointment_seed(const base::OrganisationId& organisation, const CodeNumbers& code) {
  return code_hash(label::appointment, organisation, code);
}

seal::Digest login_message(const base::OrganisationId& organisation, const base::PersonId& person,
                           ByteView challenge) {
  return seal::hash(label::login_answer, {organisation.raw(), person.raw(), challenge});
}

Bytes seal_keyring(const base::OrganisationId& organisation, const base::PersonId& person,
                   const Keyring& keyring, const SecretBytes& keyring_key) {
  seal::Writer plain{keyring_size};
  plain.number(std::uint8_t{1}).bytes(keyring.identity.reveal());
  plain.bytes(keyring.sealing.reveal()).bytes(keyring.vault.reveal());
  const seal::Cleared held{plain.take()};
  return seal_with_nonce(keyring_key, keyring_associated(organisation, person), held.bytes);
}

base::Result<Keyring> open_keyring(const base::OrganisationId& organisation, const base::PersonId& person,
                                   ByteView sealed, const SecretBytes& keyring_key) {
  auto plain = open_with_nonce(keyring_key, keyring_associated(organisation, person), sealed);
  if (!plain) return refusal::does_not_open;
  const seal::Cleared held{std::move(*plain)};
  if (held.bytes.size() != keyring_size || held.bytes.front() != 1) return refusal::does_not_open;
  const auto seed = [&](std::size_t i) {
    return SecretBytes::copy(ByteView{held.bytes}.subspan(1 + i * SecretBytes::size, SecretBytes::size));
  };
  return Keyring{seed(0), seed(1), seed(2)};
}

Bytes seal_for_self(const base::OrganisationId& organisation, const base::PersonId& person,
                    const SecretBytes& vault, std::string_view name, ByteView plain) {
  return seal_with_nonce(vault_key(vault, name), vault_associated(organisation, person, name), plain);
}

base::Result<Bytes> open_for_self(const base::OrganisationId& organisation, const base::PersonId& person,
                                  const SecretBytes& vault, std::string_view name, ByteView sealed) {
  auto plain = open_with_nonce(vault_key(vault, name), vault_associated(organisation, person, name), sealed);
  if (!plain) return refusal::does_not_open;
  return std::move(*plain);
}

std::string epoch_name(base::Day day) { return "epoch " + std::to_string(day.count); }

}  // namespace unseal
