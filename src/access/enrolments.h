// SPDX-License-Identifier: AGPL-3.0-or-later
// Enrolling (doc/sealing.md 6.5, 7.7): whoever holds the key of an appointment hands in keys made on their
// device. Nothing is kept between the two steps.
#pragma once

#include <string>

#include "access/house.h"
#include "access/login.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal invitation_over{base::Kind::invalid, "access.invitation_over"};
inline constexpr base::Refusal keys_refused{base::Kind::invalid, "access.keys_refused"};
inline constexpr base::Refusal code_wrong{base::Kind::invalid, "access.code_wrong"};
}  // namespace refusal

struct EnrolmentOffer {
  Person person;
  std::string organisation_name;
  base::Bytes appointment;
  base::Bytes salt;
  base::Bytes one_time_secret;
};

struct Enrolment {
  base::PersonId person;
  base::Bytes statement;
  seal::SigningPublicKey login;
  seal::SigningPublicKey code_login;
  base::Bytes salt;
  base::Bytes keyring;
  base::Bytes keyring_by_code;
  base::Bytes one_time_secret;
  std::string one_time_code;
  seal::Signature proof;
};
seal::Digest enrol_keys_message(const base::OrganisationId& organisation, const Enrolment& enrolment);

class Enrolments {
 public:
  explicit Enrolments(House house);

  base::Result<EnrolmentOffer> start(const base::PersonId& person, const seal::Signature& proof) const;
  base::Result<> finish(const Enrolment& enrolment) const;

 private:
  base::Refusal refuse(const base::PersonId& person) const;

  House house_;
  seal::SigningPublicKey nobody_;
};

}  // namespace staff
