// SPDX-License-Identifier: AGPL-3.0-or-later
// Who vouches for which key. doc/sealing.md section 7. Reading a statement checks its form; only the
// functions that take the issuer check its signature, and nothing else hands out a key to seal to.
#pragma once

#include <optional>
#include <vector>

#include "seal/envelope.h"
#include "seal/stated.h"

namespace seal {

using base::OrganisationId;

Bytes state_appointment(const OrganisationId& organisation, const Appointment& appointment,
                        const SecretBytes& issuer);
Bytes state_person_keys(const OrganisationId& organisation, const PersonKeys& keys,
                        const SecretBytes& appointment, const SecretBytes& identity);
Bytes state_directory(const OrganisationId& organisation, std::uint32_t version, base::Day day,
                      base::Day last_day, const base::PersonId& officer, std::vector<Entry> entries,
                      const SecretBytes& identity);
Bytes state_epoch_key(const OrganisationId& organisation, const EpochKey& key, const SecretBytes& identity);
Bytes state_request_key(const OrganisationId& organisation, const RequestKey& key,
                        const SecretBytes& identity);
Bytes state_trail_head(const OrganisationId& organisation, const TrailHead& head, const SecretBytes& trail);
Bytes state_recovery_key(const OrganisationId& organisation, const SealingPublicKey& key, base::Day made,
                         const SecretBytes& root);
Bytes state_revocation(const OrganisationId& organisation, const Revocation& revocation,
                       const SecretBytes& root);

// An officer's right to issue directories: appointment by the root, and the keys it signed (7.4).
struct Credential {
  Bytes appointment;
  Bytes person_keys;
};

// A verified directory (7.5). The only source of keys to seal to.
class Directory {
 public:
  static base::Result<Directory> verify(const SigningPublicKey& root, ByteView statement,
                                        const Credential& credential, const std::vector<Bytes>& revocations,
                                        std::uint32_t lowest_version);

  std::uint32_t version() const { return version_; }
  base::Day day() const { return day_; }
  base::Day last_day() const { return last_day_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(const base::PersonId& person) const;
  const Entry* find_identity(const base::KeyId& identity) const;
  const OrganisationId& organisation() const { return organisation_; }

  // By an officer of this directory (7.4).
  base::Result<Appointment> verify_appointment(ByteView statement) const;
  base::Result<EpochKey> verify_epoch_key(ByteView statement) const;
  base::Result<RequestKey> verify_request_key(ByteView statement) const;

 private:
  OrganisationId organisation_;
  std::uint32_t version_ = 0;
  base::Day day_;
  base::Day last_day_;
  std::vector<Entry> entries_;
};

base::Result<Appointment> verify_appointment(const OrganisationId& organisation, ByteView statement,
                                             const SigningPublicKey& issuer);
base::Result<Appointment> read_appointment(const OrganisationId& organisation, ByteView statement);
// Form only: for the recovery, which has the seed that must fit and may outlive every directory.
base::Result<RequestKey> read_request_key(const OrganisationId& organisation, ByteView statement);
base::Result<PersonKeys> verify_person_keys(const OrganisationId& organisation, ByteView statement,
                                            const SigningPublicKey& appointment);
// And for the person appointed, made in time (7.7).
base::Result<PersonKeys> verify_person_keys(const OrganisationId& organisation, ByteView statement,
                                            const Appointment& appointment);
base::Result<TrailHead> verify_trail_head(const OrganisationId& organisation, ByteView statement,
                                          const SigningPublicKey& trail);
base::Result<SealingPublicKey> verify_recovery_key(const SigningPublicKey& root, ByteView statement);
base::Result<Revocation> verify_revocation(const SigningPublicKey& root, ByteView statement);

// Whom an inward envelope is sealed to while a case has no open key of its own (7.6, 8.2, 8.4): for each
// person the epoch key of the day, or what stands in for it. The recovery key is added by the caller.
struct Recipients {
  std::vector<Recipient> recipients;
  bool stale = false;    // somebody's key was not of these days
  bool lasting = false;  // somebody had no epoch key at all
};
// Everyone with the purpose.
Recipients choose_recipients(const Directory& directory, std::uint16_t purpose,
                             const std::vector<EpochKey>& verified_keys, base::Day today);
// These people, as far as the directory has them.
Recipients choose_recipients(const Directory& directory, const std::vector<base::PersonId>& people,
                             const std::vector<EpochKey>& verified_keys, base::Day today);

}  // namespace seal
