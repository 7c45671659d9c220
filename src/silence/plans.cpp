// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/plans.h"

#include "silence/plan_records.h"

namespace silence {

Plan find_plan(store::Transaction& transaction, const base::RequestId& request, const checkin::Ladder& ladder,
               base::Instant now) {
  Plan plan{.standing = checkin::find(transaction, request), .left = records::left(transaction, request)};
  if (!plan.standing) return plan;
  const auto& running = plan.standing->running;
  plan.state = checkin::state(running, ladder, now);
  plan.reached = checkin::reached(running, ladder, now);
  plan.late = checkin::late(running);
  plan.silent_from = checkin::silent_from(running, ladder);
  return plan;
}

bool may_open(const Plan& plan) {
  return plan.left && (plan.left->released || plan.state == checkin::State::silent);
}

}  // namespace silence
