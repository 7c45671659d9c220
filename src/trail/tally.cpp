// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/tally.h"

#include "trail/trail_records.h"

namespace trail {
namespace {

constexpr auto select_hour = "SELECT hour FROM trail WHERE sequence = $1";

// Hours only grow along the trail: found by halves, as there is no index of them.
std::int64_t first_since(store::Transaction& transaction, base::Hour since) {
  std::int64_t low = 1, high = records::head(transaction).sequence + 1;
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const auto row = transaction.one(select_hour, {middle});
    if (!row || row->integer(0) < since.count)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace

std::vector<HourOfDeeds> hours_since(store::Transaction& transaction, base::Hour since,
                                     const std::vector<Word>& deeds) {
  if (deeds.empty()) return {};
  std::vector<std::string> done;
  for (const auto& deed : deeds) done.emplace_back(deed.text());
  store::Values values{first_since(transaction, since), since.count};
  const auto sql =
      "SELECT actor, hour, COUNT(DISTINCT subject) FROM trail WHERE sequence >= $1 AND hour >= $2 AND deed "
      "IN " +
      store::listed(values, done) + " GROUP BY actor, hour ORDER BY actor, hour";
  std::vector<HourOfDeeds> found;
  for (const auto& row : transaction.run(sql, values))
    found.push_back({row.text(0), {row.integer(1)}, row.integer(2)});
  return found;
}

}  // namespace trail
