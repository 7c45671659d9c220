// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/gap_notices.h"

#include "bell/calls.h"
#include "bell/shifts.h"
#include "bell/told_records.h"
#include "post/outboxes.h"

namespace bell {
namespace {

constexpr std::int64_t a_day = 24 * 3600;

// Looked at from a week ago, so that one that runs is still the same gap; one that began before has no
// beginning.
std::vector<std::string> names_of_gaps(store::Transaction& transaction, base::Instant now) {
  const auto from = now.plus_seconds(-GapNotices::days_ahead * a_day);
  const auto until = now.plus_seconds(GapNotices::days_ahead * a_day);
  std::vector<std::string> names;
  if (!transaction.one("SELECT 1 FROM shift_patterns LIMIT 1")) return names;
  for (const auto& gap : gaps(shifts_between(transaction, from, until), from, until))
    if (gap.until > now)
      names.push_back("gap " + std::to_string(gap.from == from ? 0 : gap.from.milliseconds));
  return names;
}

}  // namespace

std::set<base::PersonId> GapNotices::look(base::Instant now) const {
  {
    store::Transaction reading{database_, store::Mode::read};
    bool all_told = true;
    for (const auto& name : names_of_gaps(reading, now))
      all_told &= records::was_told(reading, name, now, a_day);
    if (all_told) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    bool new_to_them = false;
    for (const auto& name : names_of_gaps(transaction, now))
      new_to_them |= records::may_tell(transaction, name, now, a_day);
    std::set<base::PersonId> told;
    if (!new_to_them) return told;
    const auto crew = bell::crew(transaction, now);
    told = crew.officers;
    told.insert(crew.leads.begin(), crew.leads.end());
    for (const auto& person : told)
      post::tell(transaction, person, post::NoticeKind::gap, post::Channel::mail, now);
    records::forget_told_before(transaction, now.plus_seconds(-2 * GapNotices::days_ahead * a_day));
    return told;
  });
}

}  // namespace bell
