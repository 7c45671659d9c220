// SPDX-License-Identifier: AGPL-3.0-or-later
// Logging in and out, and sessions. Whatever is wrong with a log-in looks, costs and is
// recorded the same: an unknown name, a wrong signature, a wrong or used code.
#pragma once

#include <optional>
#include <string>

#include "access/house.h"
#include "access/login.h"
#include "access/proof.h"
#include "access/session_records.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal log_in_refused{base::Kind::unauthorised, "access.log_in_refused"};
inline constexpr base::Refusal device_unknown{base::Kind::unauthorised, "access.device_unknown"};
inline constexpr base::Refusal not_logged_in{base::Kind::unauthorised, "access.not_logged_in"};
inline constexpr base::Refusal unreadable_device_name{base::Kind::invalid, "access.unreadable_device_name"};
}  // namespace refusal

using records::ChallengeId;

struct Challenge {
  ChallengeId id;
  base::Bytes bytes;
  base::PersonId person;
  base::Bytes salt;
};

struct LoginAnswer {
  ChallengeId challenge;
  ProvedBy by = ProvedBy::passphrase;
  seal::Signature signature;
  std::string code;
  // A device that is known says its secret; any other gets a name.
  std::optional<base::DeviceId> device;
  base::Bytes device_secret;
  std::string device_name;
};

struct LoggedIn {
  Session session;
  base::Bytes token;
  base::Bytes keyring;                       // sealed by what the person proved themself with
  std::optional<base::Bytes> device_secret;  // of a new device
};

class Logins {
 public:
  Logins(House house, base::ByteView fake_key);

  Challenge start(std::string_view typed_name) const;
  base::Result<LoggedIn> finish(const LoginAnswer& answer) const;

  // Being used prolongs it.
  base::Result<Session> session(base::ByteView token) const;
  // Without prolonging it: an open event stream is no use.
  bool is_live(const Session& session) const;
  void log_out(const Session& session) const;

 private:
  std::optional<records::StoredSession> find(base::ByteView token_hash) const;

  House house_;
  seal::SecretBytes fake_key_;
  records::Keys nobody_;
};

}  // namespace staff
