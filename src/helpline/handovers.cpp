// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/handovers.h"

#include "helpline/handover_records.h"
#include "post/outboxes.h"

namespace helpline {
namespace {

constexpr auto select_waiting = "SELECT imminence, waiting_since_at FROM requests WHERE id = $1";

// As if the receiver had taken it now; what waits no more needs no time.
base::Instant held_until(store::Transaction& transaction, const base::RequestId& request,
                         const bell::Ladder& ladder, base::Instant now) {
  const auto row = transaction.one(select_waiting, {request});
  const auto since = row->maybe_integer(1);
  if (!since) return {0};
  return bell::taken_until(ladder, bell::urgency(row->text(0)), {*since}, now);
}

}  // namespace

base::Result<> Handovers::offer(const requests::Member& member, const base::RequestId& request,
                                const base::PersonId& receiver, const base::EnvelopeId& note) const {
  const auto now = house_.clock.now();
  return requests::watched(house_, member, "request.handover_offered", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) || !requests::leads(member))
        return requests::refusal::unknown;
      if (!records::holds(transaction, member.person, request)) return refusal::not_yours;
      if (receiver == member.person || !records::can_receive(transaction, receiver, request))
        return refusal::not_in_team;
      if (!records::has_note(transaction, request, note, member.person)) return refusal::no_note;
      records::put(transaction, {request, member.person, receiver, note, now});
      post::page(transaction, receiver, now);
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "request.handover_offered", request, {receiver}});
      return base::done();
    });
  });
}

base::Result<> Handovers::accept(const requests::Member& member, const base::RequestId& request) const {
  const auto now = house_.clock.now();
  return requests::watched(house_, member, "request.handed_over", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request) || !requests::leads(member))
        return requests::refusal::unknown;
      const auto handover = records::find(transaction, request);
      if (!handover || handover->receiver != member.person) return requests::refusal::unknown;
      records::take_over(transaction, request, member.person, held_until(transaction, request, ladder_, now));
      records::forget(transaction, request);
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "request.handed_over", request, {handover->giver}});
      return base::done();
    });
  });
}

base::Result<> Handovers::withdraw(const requests::Member& member, const base::RequestId& request) const {
  return requests::watched(house_, member, "request.handover_ended", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!requests::lock_visible(transaction, member, request)) return requests::refusal::unknown;
      const auto handover = records::find(transaction, request);
      const bool theirs =
          handover && (handover->giver == member.person || handover->receiver == member.person);
      if (!theirs) return requests::refusal::unknown;
      records::forget(transaction, request);
      house_.trail.record(transaction,
                          {trail::Actor::person(member.person), "request.handover_ended", request});
      return base::done();
    });
  });
}

HandoverList Handovers::of(const requests::Member& member) const {
  store::Transaction reading{house_.database, store::Mode::read};
  HandoverList list{.held = records::held(reading, member.person),
                    .offered = records::of_giver(reading, member.person),
                    .received = records::to_receiver(reading, member.person)};
  std::erase_if(list.held, [&](const base::RequestId& request) {
    return std::ranges::any_of(list.offered, [&](const Handover& one) { return one.request == request; });
  });
  // What somebody has been taken out of since is not theirs to see.
  const auto is_hidden = [&](const Handover& one) {
    return !requests::find_visible(reading, member, one.request);
  };
  std::erase_if(list.offered, is_hidden);
  std::erase_if(list.received, is_hidden);
  return list;
}

}  // namespace helpline
