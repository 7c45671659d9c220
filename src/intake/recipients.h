// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose keys may be sealed to: what the root vouches for today, read from the database and verified again
// here. An uncertified key in the database is left out and raises an alarm; it is never used.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/clock.h"
#include "intake/submission.h"
#include "seal/statement.h"
#include "store/database.h"

namespace intake {

// Who holds the private half of a key.
struct Holder {
  seal::KeyKind kind{};
  std::optional<base::PersonId> person;  // none: the recovery key
  std::optional<base::Day> epoch;
};

// One verified view; never changes.
struct Certified {
  seal::Directory directory;
  seal::Bytes directory_statement;
  seal::Credential credential;
  std::vector<seal::Bytes> revocations;
  seal::SealingPublicKey recovery;
  seal::Bytes recovery_statement;
  std::vector<seal::EpochKey> epochs;  // yesterday's to tomorrow's, and the newest earlier one of each person
  std::vector<seal::Bytes> epoch_statements;
  base::Day today;
  std::unordered_map<base::KeyId, Holder> holders = {};
  std::unordered_map<std::uint16_t, seal::Recipients> by_purpose = {};

  const Holder* holder(const base::KeyId& key) const;
  // With the recovery key (doc/sealing.md 8.2).
  const seal::Recipients& everyone(std::uint16_t purpose) const;
  seal::Recipients these(const std::vector<base::PersonId>& people) const;
};

class Recipients {
 public:
  Recipients(store::Database& database, const base::Clock& clock, const seal::SigningPublicKey& root);

  // Looks at the database at most once a second. A Fault while there is no directory under the root.
  std::shared_ptr<const Certified> current();

 private:
  std::shared_ptr<const Certified> read(base::Day today);

  store::Database& database_;
  const base::Clock& clock_;
  seal::SigningPublicKey root_;
  std::mutex mutex_;
  std::shared_ptr<const Certified> current_;
  std::string seen_;  // what the database looked like then
  base::Instant looked_{};
};

}  // namespace intake
