// SPDX-License-Identifier: AGPL-3.0-or-later
// Showing who one is: a signature by a log-in key and a one-time code. Names nobody has are proved against
// keys nobody has, so that every wrong proof costs the same. Private to this room.
#pragma once

#include <optional>
#include <string>

#include "access/factor_records.h"
#include "access/login.h"
#include "access/person_records.h"

namespace staff {

struct Proof {
  ProvedBy by;
  seal::Digest message;
  seal::Signature signature;
  std::string code;
};

// The keys to hold against whoever has none.
records::Keys nobodys_keys();

// Whose proof it is said to be, and where.
struct Claimed {
  base::OrganisationId organisation;
  base::PersonId person;
};

// What was shown beside the signature: the step of a one-time code, or a code for the loss of the factor.
struct Shown {
  std::int64_t step = 0;
  base::Bytes code = {};
  std::optional<records::FactorCode> kind = {};
};

// None when anything is wrong.
std::optional<Shown> proved(store::Transaction& transaction, const Claimed& claimed,
                            const records::Keys& keys, const Proof& proof, base::Instant now);
// It never counts again.
void use_up(store::Transaction& transaction, const base::PersonId& person, const Shown& shown);

// One lane of failures: a person's, or a person's on a device that is known to be theirs.
class Lane {
 public:
  Lane(store::Transaction& transaction, const base::PersonId& person,
       const std::optional<base::DeviceId>& device, base::Instant now);
  bool must_wait() const;
  void failed();
  void succeeded();

 private:
  store::Transaction& transaction_;
  std::string name_;
  base::Instant now_;
  std::int64_t count_ = 0;
  base::Instant until_;
};

}  // namespace staff
