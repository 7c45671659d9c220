// SPDX-License-Identifier: AGPL-3.0-or-later
// What a member of staff's device does, for the demonstration: its people enrol, certify, adopt and answer
// through the same errands as real ones. Never part of a door.
#pragma once

#include <string>

#include "access/directories.h"
#include "access/enrolments.h"
#include "access/epochs.h"
#include "access/people.h"
#include "unseal/person.h"

namespace havre {

class Device {
 public:
  // Takes up an invitation: makes keys, hands in their public halves.
  Device(const staff::House& house, const base::PersonId& person, const seal::CodeNumbers& code,
         std::string passphrase);

  const base::PersonId& person() const { return person_; }
  const std::string& passphrase() const { return passphrase_; }
  const base::Bytes& one_time_secret() const { return one_time_secret_; }
  const unseal::Keyring& keyring() const { return keyring_; }
  // As if logged in, for errands.
  staff::Session session(const staff::House& house) const;

  // Officers: an appointment for somebody, to be handed over as a code.
  base::Bytes appoint(const staff::House& house, const base::PersonId& whom, std::uint16_t purposes,
                      const seal::CodeNumbers& code) const;
  // Officers: the next directory, with everybody who has enrolled.
  void certify_everybody(const staff::House& house) const;
  // Whoever receives requests or complaints: epoch keys for every day without one.
  void make_epoch_keys(const staff::House& house, int days) const;

 private:
  base::PersonId person_;
  std::string passphrase_;
  base::Bytes one_time_secret_;
  unseal::Keyring keyring_;
};

}  // namespace havre
