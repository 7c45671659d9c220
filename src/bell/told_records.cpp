// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/told_records.h"

namespace bell::records {
namespace {

constexpr auto tell = R"(
  INSERT INTO helpline_told (what, last_at) VALUES ($1, $2)
  ON CONFLICT (what) DO UPDATE SET last_at = excluded.last_at WHERE helpline_told.last_at <= $3)";

}  // namespace

bool may_tell(store::Transaction& transaction, const std::string& what, base::Instant now,
              std::int64_t seconds) {
  const auto long_ago = now.plus_seconds(-seconds);
  return transaction.change(tell, {what, now.milliseconds, long_ago.milliseconds}) == 1;
}

bool was_told(store::Transaction& transaction, const std::string& what, base::Instant now,
              std::int64_t seconds) {
  const auto long_ago = now.plus_seconds(-seconds);
  return transaction
      .one("SELECT 1 FROM helpline_told WHERE what = $1 AND last_at > $2", {what, long_ago.milliseconds})
      .has_value();
}

void forget_told_before(store::Transaction& transaction, base::Instant at) {
  transaction.change("DELETE FROM helpline_told WHERE last_at < $1", {at.milliseconds});
}

}  // namespace bell::records
