// SPDX-License-Identifier: AGPL-3.0-or-later
// Accountability: every deed, every reading of a person's record, every refusal
// that matters. Any thread.
#pragma once

#include <vector>

#include "base/clock.h"
#include "seal/statement.h"
#include "store/database.h"
#include "trail/chain.h"
#include "trail/entry.h"

namespace trail {

class Trail {
 public:
  explicit Trail(const base::Clock& clock) : clock_{clock} {}

  // In the deed's own transaction: both stand or neither. Call it last before
  // the commit: until then every other deed waits for this one.
  void record(store::Transaction& transaction, const Entry& entry) const;
  // For refusals and failures, after the deed's transaction is gone: stands
  // whatever happens next.
  void record_apart(store::Database& database, const Entry& entry) const;

 private:
  const base::Clock& clock_;
};

Link last_link(store::Transaction& transaction);

// For backups and staff devices: whoever keeps it can later tell a trail that
// was cut or rewritten.
base::Bytes signed_head(store::Transaction& transaction, const base::OrganisationId& organisation,
                        const seal::SecretBytes& trail_seed, base::Hour hour);

// The newest first, from before a sequence number; 0: from the end. For the
// auditor's page.
std::vector<Line> lines_before(store::Transaction& transaction, std::int64_t sequence, int most);
std::vector<Line> lines_about(store::Transaction& transaction, const Subject& subject, int most);
// Of some deeds only, the oldest first: what became of the subject, however often it was read.
std::vector<Line> deeds_about(store::Transaction& transaction, const std::vector<Subject>& subjects,
                              const std::vector<Word>& deeds);

}  // namespace trail
