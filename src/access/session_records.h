// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables devices, sessions, login_challenges and login_failures. Private to this room.
#pragma once

#include <optional>
#include <vector>

#include "access/house.h"
#include "access/login.h"

namespace staff::records {

using ChallengeId = base::Id<struct ChallengeTag>;

struct Challenge {
  base::PersonId person;
  base::Bytes bytes;
};
void save(store::Transaction& transaction, const ChallengeId& id, const Challenge& challenge,
          base::Instant expires);
// Used up by being found.
std::optional<Challenge> take_challenge(store::Transaction& transaction, const ChallengeId& id,
                                        base::Instant now);

struct Failures {
  std::int64_t count = 0;
  base::Instant until;
};
Failures find_failures(store::Transaction& transaction, const std::string& lane, base::Instant now);
void save(store::Transaction& transaction, const std::string& lane, const Failures& failures);
void forget_failures(store::Transaction& transaction, const std::string& lane);

struct StoredDevice {
  base::DeviceId id;
  base::PersonId person;
  std::string name;
  base::Bytes secret_hash;
  base::Day made;
  base::Day seen;
  bool revoked = false;
};
std::optional<StoredDevice> find_device(store::Transaction& transaction, const base::DeviceId& id);
std::vector<StoredDevice> devices_of(store::Transaction& transaction, const base::PersonId& person);
void save(store::Transaction& transaction, const StoredDevice& device);
void revoke_device(store::Transaction& transaction, const base::DeviceId& id);

struct StoredSession {
  Session session;
  base::Instant expires;
  bool directory_stands = false;
};
std::optional<StoredSession> find_session(store::Transaction& transaction, base::ByteView token_hash,
                                          base::Instant now);
void save(store::Transaction& transaction, const StoredSession& stored);
void extend_session(store::Transaction& transaction, base::ByteView token_hash, base::Instant expires);
void end_session(store::Transaction& transaction, base::ByteView token_hash);
void end_sessions_of_device(store::Transaction& transaction, const base::DeviceId& device);
void end_sessions_of_person(store::Transaction& transaction, const base::PersonId& person);
void revoke_devices_of_person(store::Transaction& transaction, const base::PersonId& person);
void end_other_sessions(store::Transaction& transaction, const Session& but_this);
void sweep_sessions(store::Transaction& transaction, base::Instant now);

}  // namespace staff::records
