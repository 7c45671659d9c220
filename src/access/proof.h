// SPDX-License-Identifier: AGPL-3.0-or-later
// Showing who one is: a signature by a log-in key and a one-time code. Names nobody has are proved against
// keys nobody has, so that every wrong proof costs the same. Private to this room.
#pragma once

#include <optional>
#include <string>

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

// The step of the one-time code, which then counts as used; none when anything is wrong.
std::optional<std::int64_t> proved_step(const records::Keys& keys, const Proof& proof, base::Instant now);

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
