// SPDX-License-Identifier: AGPL-3.0-or-later
// What a member of staff's device does with a passphrase and a keyring (doc/sealing.md section 6). On the
// server only `havre init`, `havre demo`, the ceremonies and the tests use it; the desk door does not link
// it.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "seal/receipt.h"
#include "unseal/unseal.h"

namespace unseal {

using seal::code_checksum_fits;
using seal::CodeNumbers;
using seal::fresh_code;

struct Keyring {
  SecretBytes identity;
  SecretBytes sealing;
  SecretBytes vault;
  static Keyring fresh();
};

struct LoginSecrets {
  SecretBytes keyring_key;
  SecretBytes login;  // Ed25519 seed
};

LoginSecrets from_passphrase(const base::OrganisationId& organisation, const base::PersonId& person,
                             std::string_view passphrase, ByteView salt16);
LoginSecrets from_code(const base::OrganisationId& organisation, const base::PersonId& person,
                       const CodeNumbers& code);
SecretBytes appointment_seed(const base::OrganisationId& organisation, const CodeNumbers& code);

seal::Digest login_message(const base::OrganisationId& organisation, const base::PersonId& person,
                           ByteView challenge);

Bytes seal_keyring(const base::OrganisationId& organisation, const base::PersonId& person,
                   const Keyring& keyring, const SecretBytes& keyring_key);
base::Result<Keyring> open_keyring(const base::OrganisationId& organisation, const base::PersonId& person,
                                   ByteView sealed, const SecretBytes& keyring_key);

Bytes seal_for_self(const base::OrganisationId& organisation, const base::PersonId& person,
                    const SecretBytes& vault, std::string_view name, ByteView plain);
base::Result<Bytes> open_for_self(const base::OrganisationId& organisation, const base::PersonId& person,
                                  const SecretBytes& vault, std::string_view name, ByteView sealed);
std::string epoch_name(base::Day day);

}  // namespace unseal
