// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/surges.h"

#include "crisis/gathering_records.h"
#include "crisis/steering.h"

namespace crisis {
namespace {

bool is_readable(const Surge& surge, base::Instant now) {
  const auto length = surge.ends.milliseconds - surge.begins.milliseconds;
  const auto last = now.plus_seconds(Surges::days_ahead * 86'400);
  return length > 0 && length <= std::int64_t{bell::longest_shift} * 60'000 && surge.ends > now &&
         surge.begins < last;
}

}  // namespace

base::Result<std::vector<Surge>> Surges::see(const requests::Member& member, const CellId& cell) const {
  store::Transaction reading{house_.database, store::Mode::read};
  if (!records::find(reading, member, cell)) return requests::refusal::unknown;
  return records::surges(reading, cell);
}

base::Result<> Surges::add(const requests::Member& member, const CellId& cell, const Surge& surge) const {
  return steering(house_, member, cell, "cell.shift_added",
                  [&](store::Transaction& transaction, const Cell& found) -> base::Result<> {
                    if (found.stage != Stage::running) return refusal::over;
                    if (!is_readable(surge, house_.clock.now())) return refusal::unreadable_shift;
                    if (!records::stands_in(transaction, cell, surge.person))
                      return requests::refusal::unknown;
                    if (records::surges(transaction, cell).size() >= most) return refusal::too_many;
                    records::insert(transaction, cell, surge);
                    house_.trail.record(
                        transaction,
                        {trail::Actor::person(member.person), "cell.shift_added", cell, {surge.person}});
                    return base::done();
                  });
}

base::Result<> Surges::remove(const requests::Member& member, const CellId& cell,
                              const SurgeId& surge) const {
  return steering(house_, member, cell, "cell.shift_removed",
                  [&](store::Transaction& transaction, const Cell&) -> base::Result<> {
                    if (!records::remove(transaction, cell, surge)) return requests::refusal::unknown;
                    house_.trail.record(
                        transaction,
                        {trail::Actor::person(member.person), "cell.shift_removed", cell, {surge}});
                    return base::done();
                  });
}

}  // namespace crisis
