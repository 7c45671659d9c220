// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/dues.h"

#include "post/outboxes.h"
#include "requests/due_records.h"

namespace requests {

DuePage Dues::of(const Member& member, const std::optional<base::RequestId>& after) const {
  if (!leads(member)) return {};
  store::Transaction reading{house_.database, store::Mode::read};
  const auto from = after.value_or(base::RequestId{});
  DuePage page{.dues = records::dues(reading, member.person, from, a_page + 1),
               .all = records::count_dues_of(reading, member.person),
               .more = {}};
  if (page.dues.size() > a_page) {
    page.dues.pop_back();
    page.more = page.dues.back().request;
  }
  return page;
}

base::Result<DueCounts> Dues::counts(const staff::Session& asking) const {
  TRY(staff::allow(people_, asking, staff::Deed::see_people, "dues.seen"));
  store::Transaction reading{house_.database, store::Mode::read};
  return records::count_dues(reading);
}

std::int64_t Dues::remind() const {
  const auto now = house_.clock.hour();
  const auto today = house_.clock.today();
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    records::note_waiting(transaction, now);
    const auto late = records::mark_told(transaction, {now.count - patience_hours}, today);
    if (late == 0) return late;
    for (const auto& person : records::to_tell(transaction, today))
      post::page(transaction, person, house_.clock.now());
    house_.trail.record(transaction,
                        {trail::Actor::system(), "request.keys_late", {}, {base::log::Count{late}}});
    return late;
  });
}

}  // namespace requests
