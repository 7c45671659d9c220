// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/clocks.h"

#include <algorithm>

#include "cases/clock_records.h"

namespace cases {
namespace {

trail::Term term(ClockKind kind) {
  switch (kind) {
    case ClockKind::contact: return "contact";
    case ClockKind::task: return "task";
    case ClockKind::review: return "review";
    case ClockKind::follow_up: return "follow_up";
    case ClockKind::verification: return "verification";
    case ClockKind::retention: return "retention";
  }
  CHECK(false);
}

}  // namespace

base::Result<std::vector<CaseClock>> Clocks::of(const requests::Member& member,
                                                const base::RequestId& request) const {
  store::Transaction reading{house_.records.database, store::Mode::read};
  if (!requests::find_visible(reading, member, request)) return requests::refusal::unknown;
  return records::clocks(reading, request);
}

base::Result<> Clocks::put(const requests::Member& member, const CaseClock& clock) const {
  if (clock.kind == ClockKind::retention) return refusal::not_for_people;
  const auto& house = house_.records;
  return requests::watched(house, member, "clock.set", clock.request, [&] {
    return store::in_transaction(house.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto seen = requests::lock_visible(transaction, member, clock.request);
      if (!seen || !requests::leads(member)) return requests::refusal::unknown;
      if (requests::is_ended(seen->state)) return requests::refusal::ended;
      if (clock.person && !records::stands_in_team(transaction, clock.request, *clock.person))
        return refusal::not_in_team;
      if (records::clocks(transaction, clock.request).size() >= most_in_a_case)
        return refusal::too_many_clocks;
      if (!records::put(transaction, clock)) return requests::refusal::unknown;
      if (is_single(clock.kind)) records::remove_others(transaction, clock);
      house.trail.record(
          transaction,
          {trail::Actor::person(member.person), "clock.set", clock.request, {term(clock.kind), clock.id}});
      return base::done();
    });
  });
}

base::Result<> Clocks::stop(const requests::Member& member, const base::RequestId& request,
                            const ClockId& clock) const {
  const auto& house = house_.records;
  return requests::watched(house, member, "clock.stopped", request, [&] {
    return store::in_transaction(house.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) || !requests::leads(member) ||
          !records::remove(transaction, request, clock))
        return requests::refusal::unknown;
      house.trail.record(transaction,
                         {trail::Actor::person(member.person), "clock.stopped", request, {clock}});
      return base::done();
    });
  });
}

base::Result<> Clocks::acknowledge(const requests::Member& member, const base::RequestId& request,
                                   const ClockId& clock) const {
  const auto& house = house_.records;
  const auto now = house.clock.now();
  return requests::watched(house, member, "clock.acknowledged", request, [&] {
    return store::in_transaction(house.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) || !requests::leads(member))
        return requests::refusal::unknown;
      const auto standing = records::clocks(transaction, request);
      const auto found = std::ranges::find(standing, clock, &CaseClock::id);
      if (found == standing.end()) return requests::refusal::unknown;
      const auto quiet = quiet_seconds(found->kind);
      if (!quiet || found->due > now) return refusal::not_due;
      records::acknowledge(transaction, clock, member.person, now.plus_seconds(*quiet));
      house.trail.record(transaction,
                         {trail::Actor::person(member.person), "clock.acknowledged", request, {clock}});
      return base::done();
    });
  });
}

std::vector<CaseClock> Clocks::agenda(const requests::Member& member, base::Instant until) const {
  store::Transaction reading{house_.records.database, store::Mode::read};
  return records::agenda(reading, member.person, until, most_in_an_agenda);
}

}  // namespace cases
