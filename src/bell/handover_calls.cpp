// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/handover_calls.h"

#include "bell/calls.h"
#include "post/outboxes.h"

namespace bell {
namespace {

// Still the giver's to give, and still open.
constexpr auto select_late = R"(
  SELECT handovers.request_id, giver_id, receiver_id FROM handovers
  JOIN requests ON requests.id = handovers.request_id AND requests.state IN ('new', 'open', 'answered')
    AND (waiting_since_at IS NOT NULL OR imminence = 'now')
  JOIN takings ON takings.request_id = handovers.request_id AND takings.person_id = giver_id
  WHERE offered_at <= $1 AND (called_at IS NULL OR called_at <= $1))";
constexpr auto put_called = R"(
  UPDATE handovers SET called_at = $2 WHERE request_id = $1 AND (called_at IS NULL OR called_at <= $3))";

}  // namespace

std::set<base::PersonId> HandoverCalls::look(base::Instant now) const {
  const auto long_ago = now.plus_seconds(-after_seconds_).milliseconds;
  {
    store::Transaction reading{database_, store::Mode::read};
    if (reading.run(select_late, {long_ago}).empty()) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    std::set<base::PersonId> people;
    for (const auto& row : transaction.run(select_late, {long_ago})) {
      // Another process may have been as quick.
      if (transaction.change(put_called, {row.text(0), now.milliseconds, long_ago}) == 0) continue;
      people.insert(row.id<base::PersonId>(1));
      people.insert(row.id<base::PersonId>(2));
    }
    if (people.empty()) return people;
    people.merge(standing_on(Rung::lead, bell::crew(transaction, now), now));
    post::page(transaction, people, now);
    return people;
  });
}

}  // namespace bell
