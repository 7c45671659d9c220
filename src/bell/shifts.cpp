// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/shifts.h"

namespace bell {
namespace {

constexpr auto select_shifts = R"(
  SELECT pattern_id, person_id, rank, begins_at, ends_at FROM shifts
  WHERE begins_at > $3 AND begins_at < $2 AND ends_at > $1
  UNION ALL SELECT id, person_id, 'surge', begins_at, ends_at FROM crisis_shifts
  WHERE begins_at > $3 AND begins_at < $2 AND ends_at > $1 ORDER BY begins_at)";

}  // namespace

Rank rank_written(const std::string& word) {
  const auto known = rank(word);
  if (!known) throw store::Fault{"a shift of unknown rank"};
  return *known;
}

std::vector<Shift> shifts_between(store::Transaction& transaction, base::Instant after,
                                  base::Instant before) {
  // So that an index finds them; and an hour of changing clocks.
  const auto longest_ago = after.plus_seconds(-(longest_shift + 60) * 60);
  std::vector<Shift> shifts;
  for (const auto& row :
       transaction.run(select_shifts, {after.milliseconds, before.milliseconds, longest_ago.milliseconds})) {
    shifts.push_back({.pattern = row.id<PatternId>(0),
                      .person = row.id<base::PersonId>(1),
                      .rank = rank_written(row.text(2)),
                      .begins = {row.integer(3)},
                      .ends = {row.integer(4)}});
  }
  return shifts;
}

}  // namespace bell
