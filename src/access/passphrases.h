// SPDX-License-Identifier: AGPL-3.0-or-later
// Changing one's passphrase (doc/sealing.md 6.6). A session alone is not enough: whoever finds a browser open
// cannot.
#pragma once

#include <optional>
#include <string>

#include "access/house.h"
#include "access/login.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal proof_refused{base::Kind::invalid, "access.proof_refused"};
inline constexpr base::Refusal unreadable_keyring{base::Kind::invalid, "access.unreadable_keyring"};
}  // namespace refusal

struct NewPassphrase {
  seal::SigningPublicKey login;
  base::Bytes salt;
  base::Bytes keyring;
  struct Code {
    seal::SigningPublicKey login;
    base::Bytes keyring;
  };
  std::optional<Code> code;  // a new printed code as well
  ProvedBy by = ProvedBy::passphrase;
  seal::Signature signature;
  std::string one_time_code;
};
// doc/sealing.md 6.6
seal::Digest new_passphrase_message(const base::OrganisationId& organisation, const base::PersonId& person,
                                    const NewPassphrase& wanted);

class Passphrases {
 public:
  explicit Passphrases(House house) : house_{house} {}

  // Ends every other session of the person.
  base::Result<> change(const Session& asking, const NewPassphrase& wanted) const;

 private:
  House house_;
};

}  // namespace staff
